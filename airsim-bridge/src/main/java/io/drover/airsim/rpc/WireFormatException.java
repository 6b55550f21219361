package io.drover.airsim.rpc;

import java.io.IOException;

/** What arrived is not msgpack-rpc, or a value in it is not of the type that it should be. */
public final class WireFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public WireFormatException(String message) {
    super(message);
  }
}
