package io.drover.airsim.flight;

import java.util.concurrent.CompletableFuture;

/**
 * Decides what a body should do: the running maneuver, else what it last asked for, and once
 * nothing has been asked for 60 ms the place where that was noticed (SimpleFlight's "entering hover
 * mode for safety": at speed the vehicle overshoots that place and comes back to it). Not
 * thread-safe.
 */
final class Autopilot {
  private static final long COMMAND_TIMEOUT_NANOS = 60_000_000;

  private final Setpoint wanted = new Setpoint();
  private Maneuver maneuver;
  private CompletableFuture<Boolean> outcome = CompletableFuture.completedFuture(true);
  private long beganNanos;
  private long commandedNanos = -COMMAND_TIMEOUT_NANOS;
  private Hold hold;

  /** Begins a command; the one before it ends with {@code false}. */
  CompletableFuture<Boolean> begin(Command command, Body body, long nowNanos) {
    CompletableFuture<Boolean> superseded = outcome;
    maneuver = Maneuver.of(command, body);
    outcome = new CompletableFuture<>();
    beganNanos = nowNanos;
    commandedNanos = nowNanos;
    hold = null;
    CompletableFuture<Boolean> begun = outcome;
    superseded.complete(false);
    return begun;
  }

  /** Ends the running command with {@code false}. */
  void cancel() {
    maneuver = null;
    outcome.complete(false);
  }

  boolean busy() {
    return maneuver != null;
  }

  /** Holds the place where the body is, at once. */
  void hold(Body body) {
    cancel();
    hold = new Hold(body);
  }

  /** What the body should do during the step that begins now; valid until the next call. */
  Setpoint steer(Body body, long nowNanos) {
    if (maneuver != null) {
      Maneuver.Progress progress = maneuver.steer(body, (nowNanos - beganNanos) * 1e-9, wanted);
      commandedNanos = nowNanos;
      if (progress != Maneuver.Progress.RUNNING) {
        maneuver = null;
        outcome.complete(progress == Maneuver.Progress.DONE);
      }
      return wanted;
    }
    if (hold == null && nowNanos - commandedNanos >= COMMAND_TIMEOUT_NANOS) {
      hold = new Hold(body);
    }
    if (hold != null) {
      hold.steer(body, wanted);
    }
    return wanted;
  }
}
