package io.drover.onboard.edge;

import com.google.protobuf.UnsafeByteOperations;
import io.drover.core.error.DroverException;
import io.drover.core.id.EdgeId;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.GrantedShare;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.QualityCurve;
import io.drover.navigation.v1.Share;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.StageTimes;
import java.util.Optional;

/** Frames and answers as they stand on the wire. */
final class InferRequests {
  private InferRequests() {}

  /** A request without a link report; shares the frame's bytes. */
  static InferRequest.Builder of(EncodedFrame frame) {
    return InferRequest.newBuilder()
        .setDroneId(frame.drone().value())
        .setFrameId(frame.frameId())
        .setJpeg(UnsafeByteOperations.unsafeWrap(frame.jpeg()));
  }

  /** Whether a reply answers a request with numbers that can be flown by. */
  static boolean isAnswer(InferRequest request, InferReply reply) {
    return reply.getFrameId() == request.getFrameId()
        && Double.isFinite(reply.getSteeringRadians())
        && reply.getCollisionProbability() >= 0
        && reply.getCollisionProbability() <= 1
        && reply.getQueueSeconds() >= 0
        && reply.getInferenceSeconds() >= 0
        && isShare(reply.getShare());
  }

  /** Whether a share can be. */
  static boolean isShare(Share share) {
    return share.getCores() >= 0
        && Double.isFinite(share.getCores())
        && share.getFullCores() >= 0
        && Double.isFinite(share.getFullCores());
  }

  /** A share; an edge that does not say with how many cores it is fastest is with any. */
  static GrantedShare share(Share share) {
    ResourceShare granted = new ResourceShare(share.getCores());
    double slowest = Math.max(share.getCores(), Double.MIN_NORMAL);
    return new GrantedShare(granted, share.getFullCores() > 0 ? share.getFullCores() : slowest);
  }

  /** A curve as it stands on the wire. */
  static QualityCurve message(io.drover.navigation.QualityCurve curve) {
    QualityCurve.Builder message = QualityCurve.newBuilder();
    for (int i = 0; i < curve.cores().length; i++) {
      message.addCores(curve.cores()[i]).addQuality(curve.quality()[i]);
    }
    return message.build();
  }

  static NavigationOutput output(InferReply reply) {
    return new NavigationOutput(reply.getSteeringRadians(), reply.getCollisionProbability());
  }

  /** The outcome of a reply; what the edge does not account for was the way. */
  static Answered answered(InferReply reply, long bytes, double totalSeconds) {
    double atEdge = reply.getQueueSeconds() + reply.getInferenceSeconds();
    StageTimes stages =
        new StageTimes(
            0,
            Math.max(0, totalSeconds - atEdge),
            reply.getQueueSeconds(),
            reply.getInferenceSeconds(),
            0);
    return new Answered(
        output(reply),
        stages,
        bytes,
        new ResourceShare(reply.getShare().getCores()),
        edge(reply.getEdgeId()));
  }

  /** The name that an edge gives itself; empty if that is none. */
  static Optional<EdgeId> edge(String name) {
    try {
      return Optional.of(new EdgeId(name));
    } catch (DroverException e) {
      return Optional.empty();
    }
  }
}
