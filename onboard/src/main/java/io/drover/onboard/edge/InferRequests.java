package io.drover.onboard.edge;

import com.google.protobuf.UnsafeByteOperations;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.StageTimes;

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
        && reply.getShare().getCores() >= 0
        && Double.isFinite(reply.getShare().getCores());
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
        output(reply), stages, bytes, new ResourceShare(reply.getShare().getCores()));
  }
}
