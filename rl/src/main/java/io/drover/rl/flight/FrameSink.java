package io.drover.rl.flight;

/** Told of each frame of a simulated flight, in order, once it is known how it went. */
public interface FrameSink {
  /** Does not care. */
  FrameSink NONE =
      (captureSeconds, latencySeconds, executed, sent, bytes, scored, success, errorRadians) -> {};

  /**
   * One frame.
   *
   * @param captureSeconds on the profile's clock
   * @param latencySeconds capture → command
   * @param executed action that was really done: after a fallback not the chosen one
   * @param sent whether it went to the edge, in time or not
   * @param bytes sent for it and for a probe beside it
   * @param scored false for the last frame of a profile, whose command comes after its end
   * @param success whether the steering fits θ_gt; false if not scored
   * @param errorRadians |θ_pre − θ_gt|; NaN if not scored
   */
  void frame(
      double captureSeconds,
      double latencySeconds,
      int executed,
      boolean sent,
      long bytes,
      boolean scored,
      boolean success,
      double errorRadians);
}
