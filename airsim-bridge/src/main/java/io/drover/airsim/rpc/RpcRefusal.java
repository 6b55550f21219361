package io.drover.airsim.rpc;

/** Ends a call with an error reply; the message is what AirSim's {@code what()} would say. */
public final class RpcRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RpcRefusal(String message) {
    super(message);
  }
}
