package io.drover.rpc;

import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.stub.AbstractStub;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** How long a call may take, as both sides see it. Deadlines always run on the wall clock. */
public final class Deadlines {
  private Deadlines() {}

  /** A stub whose next call must be answered within {@code seconds} (≥ 0) from now. */
  public static <S extends AbstractStub<S>> S within(S stub, double seconds) {
    return stub.withDeadlineAfter(Math.round(seconds * 1e9), TimeUnit.NANOSECONDS);
  }

  /**
   * Inside a service: nanoseconds until the current call's deadline, negative once it has passed;
   * empty if the client set none.
   */
  public static OptionalLong remainingNanos() {
    Deadline deadline = Context.current().getDeadline();
    return deadline == null
        ? OptionalLong.empty()
        : OptionalLong.of(deadline.timeRemaining(TimeUnit.NANOSECONDS));
  }
}
