package io.drover.rl.flight;

/** What happened in one scheduling step: sums over its frames. */
public final class StepTally {
  private int frames;
  private int edgeFrames;
  private int scored;
  private int successes;
  private long bytes;
  private double latencySum;
  private double speedSum;

  void reset() {
    frames = 0;
    edgeFrames = 0;
    scored = 0;
    successes = 0;
    bytes = 0;
    latencySum = 0;
    speedSum = 0;
  }

  void add(double latencySeconds, double speedMetresPerSecond, boolean atEdge, long sentBytes) {
    frames++;
    edgeFrames += atEdge ? 1 : 0;
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

  /** Frames that the edge answered in time. */
  public int edgeFrames() {
    return edgeFrames;
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
