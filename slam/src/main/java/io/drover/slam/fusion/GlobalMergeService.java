package io.drover.slam.fusion;

import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;

/**
 * The cloud: hands what edges send to a {@link GlobalMerge}, once, in the order of the scans'
 * numbers, whichever edge they come by.
 */
public final class GlobalMergeService extends GlobalMergeGrpc.GlobalMergeImplBase {
  private final LocalSlamOptions options;
  private final GlobalMerge merge;
  private final NumberedOrder order = new NumberedOrder();
  private EncodedBytes submaps = EncodedBytes.NONE;

  /**
   * A cloud.
   *
   * @param options those of the edges
   */
  public GlobalMergeService(LocalSlamOptions options, GlobalMerge merge) {
    this.options = options;
    this.merge = merge;
  }

  @Override
  public StreamObserver<MergeRequest> merge(StreamObserver<MergeReply> replies) {
    // what an edge that has ended is told is lost, and that is all
    ((ServerCallStreamObserver<MergeReply>) replies).setOnCancelHandler(() -> {});
    return new StreamObserver<>() {
      @Override
      public void onNext(MergeRequest request) {
        try {
          order.offer(request.getNumber(), work(request));
          replies.onNext(MergeReply.newBuilder().setNumber(request.getNumber()).build());
        } catch (IllegalArgumentException e) {
          replies.onError(
              Status.INVALID_ARGUMENT
                  .withDescription("scan refused: " + e.getMessage())
                  .asException());
        }
      }

      @Override
      public void onError(Throwable failure) {
        // the robots of an edge that has ended come by another one
      }

      @Override
      public void onCompleted() {
        replies.onCompleted();
      }
    };
  }

  private Submap submap(io.drover.slam.v1.Submap sent) {
    Submap submap = Wire.submap(sent);
    long cells = (long) submap.grid().width() * submap.grid().height();
    synchronized (this) {
      submaps = submaps.plus(new EncodedBytes(cells, sent.getSerializedSize()));
    }
    return submap;
  }

  /** Finished submaps that came so far, those that came again included; raw is a byte a cell. */
  public synchronized EncodedBytes submaps() {
    return submaps;
  }

  private Runnable work(MergeRequest request) {
    int robot = request.getRobot();
    List<Submap> finished = request.getFinishedList().stream().map(this::submap).toList();
    if (!request.hasScan()) {
      return () -> merge.finish(robot, finished);
    }
    if (!request.hasPose()) {
      return () -> {};
    }
    RobotScan scan = Wire.scan(request.getScan());
    LocalScan matched =
        new LocalScan(
            scan.scan().stamp(),
            Wire.pose(request.getPose()),
            scan.laser(),
            LocalSlam.points(scan, options),
            request.getSubmapsList().stream()
                .map(
                    place ->
                        Submap.elsewhere(
                            place.getIndex(), Wire.pose(place.getOrigin()), options.resolution()))
                .toList(),
            finished);
    return () -> merge.add(robot, matched);
  }
}
