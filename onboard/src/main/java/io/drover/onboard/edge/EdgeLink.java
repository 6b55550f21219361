package io.drover.onboard.edge;

import io.drover.core.device.DeviceProfile;
import io.drover.navigation.GrantedShare;
import io.drover.onboard.perception.EdgeOutlook;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import io.drover.onboard.perception.OffloadOutcome.DeadlineMissed;
import io.drover.onboard.perception.StageTimes;

/**
 * One of a drone's edges: the client of it, how fast it has been, and whether it last kept a
 * deadline. One thread, but answers to probes come on another.
 */
final class EdgeLink {
  private final EdgeClient client;
  private final MeasuredLatency latency;
  private double missedSeconds;

  /**
   * A link that nothing has gone over.
   *
   * @param device what the edge is expected to take until it has been measured
   */
  EdgeLink(EdgeClient client, DeviceProfile device) {
    this.client = client;
    this.latency = new MeasuredLatency(device);
  }

  EdgeClient client() {
    return client;
  }

  /** Frames begin to come here: what was missed before is forgotten. */
  void taken() {
    missedSeconds = 0;
  }

  /** Sends a frame and waits for the answer; see {@link EdgeClient#infer}. */
  OffloadOutcome infer(FrameToSend frame, double offloadRatio, double deadlineSeconds) {
    OffloadOutcome outcome = client.infer(frame.encoded(), offloadRatio, deadlineSeconds);
    if (outcome instanceof Answered answered) {
      missedSeconds = 0;
      StageTimes stages = answered.stages().prepared(frame.prepareSeconds());
      observe(frame.scale(), stages);
      return answered.with(stages);
    }
    if (outcome instanceof DeadlineMissed missed) {
      missedSeconds = missed.waitedSeconds();
    }
    return outcome;
  }

  /** Sends a small frame and does not wait; see {@link EdgeClient#probe}. */
  long probe(FrameToSend frame, double offloadRatio) {
    return client.probe(
        frame.encoded(), offloadRatio, answered -> observe(frame.scale(), answered.stages()));
  }

  /** Inference of an image of a scale with all the cores that serve, seconds. */
  double computeSeconds(double scale) {
    return latency.secondsAt(scale);
  }

  /** What a frame of so many bytes and of a scale would take, seconds. */
  double expectedSeconds(long bytes, double scale) {
    return transmitSeconds(bytes, client.bandwidthBitsPerSecond())
        + client.roundTripSeconds()
        + latency.secondsAt(scale) * client.share().slowdown();
  }

  /** What can be expected of it for a frame of so many bytes and of a scale. */
  EdgeOutlook outlook(long bytes, double scale) {
    return new EdgeOutlook(client.reachable(), missedSeconds, expectedSeconds(bytes, scale));
  }

  /** How long bytes take; for ever where nothing is known to get through. */
  static double transmitSeconds(long bytes, double bitsPerSecond) {
    return bitsPerSecond > 0 ? 8.0 * bytes / bitsPerSecond : Double.POSITIVE_INFINITY;
  }

  /** Measures what the edge would have taken with all the cores that serve. */
  private void observe(double scale, StageTimes stages) {
    GrantedShare share = client.share();
    double seconds = stages.prepareSeconds() + stages.queueSeconds() + stages.inferenceSeconds();
    if (share.share().cores() > 0) {
      latency.observe(scale, seconds / share.slowdown());
    }
  }
}
