package io.drover.onboard.agent;

import io.drover.navigation.NavigationOutput;
import io.drover.onboard.scheduler.EnvironmentEncoder;

/** What happened since the last scheduling decision. */
final class StepStatistics {
  private final EnvironmentEncoder encoder = new EnvironmentEncoder();
  private int frames;
  private int sent;
  private double latencySum;
  private double speedSum;

  void add(
      NavigationOutput output,
      double latencySeconds,
      double speedMetresPerSecond,
      boolean sentToEdge) {
    encoder.add(output);
    frames++;
    sent += sentToEdge ? 1 : 0;
    latencySum += latencySeconds;
    speedSum += speedMetresPerSecond;
  }

  void reset() {
    encoder.reset();
    frames = 0;
    sent = 0;
    latencySum = 0;
    speedSum = 0;
  }

  /** Whether at least half of the frames went to an edge. */
  boolean mostlySent() {
    return 2 * sent >= frames;
  }

  double dynamics() {
    return encoder.dynamics();
  }

  double meanLatencySeconds() {
    return frames == 0 ? 0 : latencySum / frames;
  }

  double meanSpeedMetresPerSecond() {
    return frames == 0 ? 0 : speedSum / frames;
  }
}
