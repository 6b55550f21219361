package io.drover.rl.flight;

/** What happened in one scheduling step: sums over its frames. */
public final class StepTally {
  private int frames;
  private int sentFrames;
  private int scored;
  private int successes;
  private long bytes;
  private double latencySum;
  private double speedSum;

  void reset() {
    frames = 0;
    sentFrames = 0;
    scored = 0;
    successes = 0;
    bytes = 0;
    latencySum = 0;
    speedSum = 0;
  }

  void add(double latencySeconds, double speedMetresPerSecond, boolean sent, long sentBytes) {
    frames++;
    sentFrames += sent ? 1 : 0;
    bytes += sentBytes;
    latencySum += latencySeconds;
    speedSum += speedMetresPerSecond;
  }

  void score(boolean success) {
    scored++;
    successes += success ? 1 : 0;
  }

  public int frames() {
    return frames;
  }

  /** Frames that went to the edge, whether it answered in time or not. */
  public int sentFrames() {
    return sentFrames;
  }

  /** Frames whose command took effect before the profile's end. */
  public int scored() {
    return scored;
  }

  public int successes() {
    return successes;
  }

  /** Bytes sent, with probes. */
  public long bytes() {
    return bytes;
  }

  /** QoN of the step; 0 if nothing was scored. */
  public double qualityOfNavigation() {
    return scored == 0 ? 0 : (double) successes / scored;
  }

  /** Capture → command; 0 without frames. */
  public double meanLatencySeconds() {
    return frames == 0 ? 0 : latencySum / frames;
  }

  /** Commanded; 0 without frames. */
  public double meanSpeedMetresPerSecond() {
    return frames == 0 ? 0 : speedSum / frames;
  }
}
