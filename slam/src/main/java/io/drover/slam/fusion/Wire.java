package io.drover.slam.fusion;

import com.google.protobuf.ByteString;
import io.drover.core.geometry.Pose2;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Grid;
import io.drover.slam.v1.Pose;
import io.drover.slam.v1.Scan;
import io.drover.slam.v1.SubmapPlace;
import java.util.Optional;

/** Messages of slam.proto to our types and back; what is not such a thing is an IllegalArgument. */
final class Wire {
  /** 200 × 200 m in cells of 5 cm. */
  private static final int MOST_CELLS = 16_000_000;

  private Wire() {}

  static Pose of(Pose2 pose) {
    return Pose.newBuilder().setX(pose.x()).setY(pose.y()).setTheta(pose.theta()).build();
  }

  static Pose2 pose(Pose pose) {
    if (!Double.isFinite(pose.getX() + pose.getY() + pose.getTheta())) {
      throw new IllegalArgumentException("a pose that is not finite");
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
    return builder.build();
  }

  static RobotScan scan(Scan scan) {
    return new RobotScan(
        new LaserScan(
            scan.getStamp(),
            scan.getStartRadians(),
            scan.getStepRadians(),
            RangeCodec.unpack(scan.getRanges()),
            scan.getMaxRange()),
        pose(scan.getLaser()),
        scan.hasOdometry() ? Optional.of(pose(scan.getOdometry())) : Optional.empty());
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

  static Submap submap(io.drover.slam.v1.Submap submap) {
    Grid grid = submap.getGrid();
    long cells = (long) grid.getWidth() * grid.getHeight();
    if (grid.getWidth() < 0 || grid.getHeight() < 0 || cells > MOST_CELLS) {
      throw new IllegalArgumentException("a submap of " + cells + " cells");
    }
    return Submap.finished(
        submap.getPlace().getIndex(),
        pose(submap.getPlace().getOrigin()),
        ProbabilityGrid.of(
            grid.getResolution(),
            grid.getMinX(),
            grid.getMinY(),
            grid.getWidth(),
            grid.getHeight(),
            Deflated.unpack(grid.getDeflated().toByteArray(), (int) cells)),
        submap.getScans());
  }
}
