package io.drover.slam.fusion;

import io.drover.slam.local.LocalScan;
import io.drover.slam.local.LocalSlam;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.GlobalMergeGrpc;
import io.drover.slam.v1.MergeReply;
import io.drover.slam.v1.MergeRequest;
import io.drover.slam.v1.SubmapPlace;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;

/**
 * The cloud: hands what edges send to a {@link GlobalMerge}, once, in the order of the scans'
 * numbers, whichever edge they come by. After a scan that was refused no later one is handed on.
 */
public final class GlobalMergeService extends GlobalMergeGrpc.GlobalMergeImplBase {
  /** That a scan is written into, or finishes. */
  private static final int MOST_SUBMAPS = 2;

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
    return new MergeCall(request -> order.offer(request.getNumber(), work(request)), replies);
  }

  private Runnable work(MergeRequest request) {
    int robot = request.getRobot();
    if (request.getFinishedCount() > MOST_SUBMAPS || request.getSubmapsCount() > MOST_SUBMAPS) {
      throw new IllegalArgumentException("more submaps than one scan can be of");
    }
    List<Submap> finished = request.getFinishedList().stream().map(this::submap).toList();
    if (!request.hasScan()) {
      return () -> merge.finish(robot, finished);
    }
    RobotScan scan = Wire.scan(request.getScan());
    if (!request.hasPose()) {
      return () -> {};
    }
    LocalScan matched =
        new LocalScan(
            scan.scan().stamp(),
            Wire.pose(request.getPose()),
            scan.laser(),
            LocalSlam.points(scan, options),
            request.getSubmapsList().stream().map(this::growing).toList(),
            finished);
    return () -> merge.add(robot, matched);
  }

  private Submap growing(SubmapPlace place) {
    return Submap.elsewhere(
        Wire.count(place.getIndex()), Wire.pose(place.getOrigin()), options.resolution());
  }

  private Submap submap(io.drover.slam.v1.Submap sent) {
    Submap submap = Wire.submap(sent, options.resolution());
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
}
