package io.drover.onboard.edge;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationBlockingStub;
import io.drover.onboard.perception.EdgeInference;
import io.drover.rpc.RpcChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/**
 * A real edge server asked for the sake of its answer alone, as runs on virtual time do: no
 * deadline, nothing is measured or reported. Any thread.
 */
public final class UntimedEdge implements EdgeInference {
  private final RpcChannel channel;
  private final NavigationBlockingStub navigation;

  public UntimedEdge(RpcChannel channel) {
    this.channel = channel;
    this.navigation = NavigationGrpc.newBlockingStub(channel.grpc());
  }

  @Override
  public NavigationOutput infer(EncodedFrame frame) {
    InferRequest request = InferRequests.of(frame).build();
    InferReply reply;
    try {
      reply = navigation.infer(request);
    } catch (StatusRuntimeException e) {
      boolean gone = e.getStatus().getCode() == Status.Code.UNAVAILABLE;
      throw new DroverException(
          gone ? ErrorCode.UNREACHABLE : ErrorCode.REFUSED,
          "edge %s did not answer frame %d: %s"
              .formatted(channel.address(), frame.frameId(), e.getStatus().getDescription()),
          e);
    }
    if (!InferRequests.isAnswer(request, reply)) {
      throw new DroverException(
          ErrorCode.PROTOCOL_ERROR,
          "edge %s answered frame %d with what is no answer: use an edge of this version"
              .formatted(channel.address(), frame.frameId()));
    }
    return InferRequests.output(reply);
  }
}
