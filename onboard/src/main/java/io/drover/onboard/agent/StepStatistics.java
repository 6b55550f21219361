package io.drover.onboard.agent;

import io.drover.navigation.NavigationOutput;
import io.drover.onboard.scheduler.EnvironmentEncoder;

/** What happened since the last scheduling decision. */
final class StepStatistics {
  private final EnvironmentEncoder encoder = new EnvironmentEncoder();
  private int frames;
  private double latencySum;
  private double speedSum;

  void add(NavigationOutput output, double latencySeconds, double speedMetresPerSecond) {
    encoder.add(output);
    frames++;
    latencySum += latencySeconds;
    speedSum += speedMetresPerSecond;
  }

  void reset() {
    encoder.reset();
    frames = 0;
    latencySum = 0;
    speedSum = 0;
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
