package io.drover.slam.fusion;

import com.google.protobuf.ByteString;
import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.posegraph.Visit;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Grid;
import io.drover.slam.v1.MergeRequest;
import io.drover.slam.v1.Pose;
import io.drover.slam.v1.Scan;
import io.drover.slam.v1.SubmapPlace;
import io.grpc.Status;
import java.util.Optional;

/** Messages of slam.proto to our types and back; what is not such a thing is an IllegalArgument. */
final class Wire {
  private static final int MOST_STAMP = 40;

  /** More than there is on Earth. */
  private static final double MOST_METRES = 1e8;

  private Wire() {}

  /** What somebody is told whose scan is no scan. */
  static Status refusal(Scan scan, IllegalArgumentException reason) {
    String stamp = scan.getStamp();
    return Status.INVALID_ARGUMENT.withDescription(
        (stamp.isEmpty() ? "" : "scan at " + shortened(stamp) + ": ") + reason.getMessage());
  }

  private static String shortened(String stamp) {
    return stamp.length() <= MOST_STAMP ? stamp : stamp.substring(0, MOST_STAMP) + "…";
  }

  /** A number that is not below 0, which on the wire has no sign. */
  static int count(int number) {
    if (number < 0) {
      throw new IllegalArgumentException("the number " + Integer.toUnsignedString(number));
    }
    return number;
  }

  static Pose of(Pose2 pose) {
    return Pose.newBuilder().setX(pose.x()).setY(pose.y()).setTheta(pose.theta()).build();
  }

  static Pose2 pose(Pose pose) {
    if (!Double.isFinite(pose.getX() + pose.getY() + pose.getTheta())) {
      throw new IllegalArgumentException("a pose that is not finite");
    }
    if (Math.abs(pose.getX()) > MOST_METRES || Math.abs(pose.getY()) > MOST_METRES) {
      throw new IllegalArgumentException("a pose that is not on Earth");
    }
    return new Pose2(pose.getX(), pose.getY(), pose.getTheta());
  }

  static Scan of(RobotScan scan) {
    LaserScan laser = scan.scan();
    Scan.Builder builder =
        Scan.newBuilder()
            .setStamp(laser.stamp())
            .setStartRadians(laser.startRadians())
            .setStepRadians(laser.stepRadians())
            .setMaxRange(laser.maxRange())
            .setRanges(RangeCodec.pack(laser.ranges()))
            .setLaser(of(scan.laser()));
    scan.odometry().ifPresent(pose -> builder.setOdometry(of(pose)));
    if (!laser.sweep().equals(Pose2.IDENTITY)) {
      builder.setSweep(of(laser.sweep()));
    }
    return builder.build();
  }

  static RobotScan scan(Scan scan) {
    return new RobotScan(
        new LaserScan(
            scan.getStamp(),
            scan.getStartRadians(),
            scan.getStepRadians(),
            RangeCodec.unpack(scan.getRanges()),
            scan.getMaxRange(),
            scan.hasSweep() ? pose(scan.getSweep()) : Pose2.IDENTITY),
        pose(scan.getLaser()),
        scan.hasOdometry() ? Optional.of(pose(scan.getOdometry())) : Optional.empty());
  }

  static io.drover.slam.v1.Visit of(Visit visit) {
    return io.drover.slam.v1.Visit.newBuilder()
        .setEdge(visit.edge())
        .setNumber(visit.number())
        .build();
  }

  /** Of a robot to the edge that has sent a scan; empty: the edge looks for no loops. */
  static Optional<Visit> visit(MergeRequest request) {
    return request.hasVisit()
        ? Optional.of(
            new Visit(request.getVisit().getEdge(), count(request.getVisit().getNumber())))
        : Optional.empty();
  }

  static SubmapPlace place(Submap submap) {
    return SubmapPlace.newBuilder().setIndex(submap.index()).setOrigin(of(submap.origin())).build();
  }

  static io.drover.slam.v1.Submap of(Submap submap) {
    ProbabilityGrid grid = submap.grid();
    return io.drover.slam.v1.Submap.newBuilder()
        .setPlace(place(submap))
        .setScans(submap.scans())
        .setGrid(
            Grid.newBuilder()
                .setResolution(grid.resolution())
                .setMinX(grid.minX())
                .setMinY(grid.minY())
                .setWidth(grid.width())
                .setHeight(grid.height())
                .setDeflated(ByteString.copyFrom(Deflated.pack(grid.toBytes()))))
        .build();
  }

  /**
   * A finished submap.
   *
   * @param resolution that it must have
   */
  static Submap submap(io.drover.slam.v1.Submap submap, double resolution) {
    Grid grid = submap.getGrid();
    int width = count(grid.getWidth());
    int height = count(grid.getHeight());
    long cells = (long) width * height;
    if (cells > ProbabilityGrid.MOST_CELLS) {
      throw new IllegalArgumentException("a submap of " + cells + " cells");
    }
    if (grid.getResolution() != resolution) {
      throw new IllegalArgumentException("a submap in cells of " + grid.getResolution() + " m");
    }
    Pose2 corner = pose(Pose.newBuilder().setX(grid.getMinX()).setY(grid.getMinY()).build());
    return Submap.finished(
        count(submap.getPlace().getIndex()),
        pose(submap.getPlace().getOrigin()),
        ProbabilityGrid.of(
            resolution,
            corner.x(),
            corner.y(),
            width,
            height,
            Deflated.unpack(grid.getDeflated().toByteArray(), (int) cells)),
        count(submap.getScans()));
  }
}
