package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.grpc.Status;

/** Drover's errors as gRPC statuses. */
public final class RpcStatus {
  private RpcStatus() {}

  /** The status that tells a client whose turn it is, with the error's one line. */
  public static Status of(DroverException error) {
    Status status =
        switch (error.code().type()) {
          case USER -> Status.INVALID_ARGUMENT;
          case RESOURCES -> Status.RESOURCE_EXHAUSTED;
          case NETWORK -> Status.UNAVAILABLE;
          case INTERNAL -> Status.INTERNAL;
        };
    return status.withDescription(error.getMessage()).withCause(error);
  }
}
