package io.drover.rpc;

import io.drover.core.thread.DaemonThreads;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a channel connecting. gRPC's own back-off grows to two minutes and cannot be set; a drone
 * whose edge is back must not fly on without it for that long.
 */
final class Reconnection {
  private final ManagedChannel channel;
  private final ScheduledExecutorService timer;

  private Reconnection(ManagedChannel channel, ScheduledExecutorService timer) {
    this.channel = channel;
    this.timer = timer;
  }

  static void watch(ManagedChannel channel, long periodMillis) {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(new DaemonThreads("rpc-reconnect"));
    Reconnection reconnection = new Reconnection(channel, timer);
    var unused =
        timer.scheduleWithFixedDelay(reconnection::nudge, 0, periodMillis, TimeUnit.MILLISECONDS);
  }

  private void nudge() {
    ConnectivityState state = channel.getState(true);
    if (state == ConnectivityState.TRANSIENT_FAILURE) {
      channel.resetConnectBackoff();
    } else if (state == ConnectivityState.SHUTDOWN) {
      timer.shutdown();
    }
  }
}
