package io.drover.launch.live;

import io.drover.onboard.FrameRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** The flat numbers of a flight under way: since its start, or since they were last taken. */
final class RunningFigures {
  private long scored;
  private long successes;
  private long frames;
  private long offloaded;
  private long fallbacks;
  private long bytesSent;
  private int recentFrames;
  private double recentLatencySeconds;
  private double takenSeconds = Double.NaN;

  void add(FrameRecord record) {
    if (Double.isNaN(takenSeconds)) {
      takenSeconds = record.captureSeconds();
    }
    frames++;
    offloaded += record.outcome().sent() ? 1 : 0;
    fallbacks += record.outcome().fallback() ? 1 : 0;
    bytesSent += record.bytesSent();
    if (record.referenceSteeringRadians().isPresent()) {
      scored++;
      successes += record.success() ? 1 : 0;
    }
    recentFrames++;
    recentLatencySeconds += record.latencySeconds();
  }

  /** The numbers now, after the latest record. */
  Map<String, Number> take(FrameRecord latest) {
    Map<String, Number> numbers = new LinkedHashMap<>();
    numbers.put("qon", scored == 0 ? Double.NaN : (double) successes / scored);
    numbers.put("latency_seconds", recentLatencySeconds / recentFrames);
    numbers.put("bandwidth_bits_per_second", latest.state().bandwidthBitsPerSecond());
    numbers.put("round_trip_seconds", latest.state().roundTripSeconds());
    numbers.put("share_cores", latest.state().share().cores());
    numbers.put("offload_ratio", (double) offloaded / frames);
    numbers.put("fallback_ratio", (double) fallbacks / frames);
    numbers.put("speed_metres_per_second", latest.command().forwardMetresPerSecond());
    numbers.put("bytes_sent", bytesSent);
    double elapsed = latest.effectSeconds() - takenSeconds;
    numbers.put("frames_per_second", elapsed > 0 ? recentFrames / elapsed : Double.NaN);
    takenSeconds = latest.effectSeconds();
    recentFrames = 0;
    recentLatencySeconds = 0;
    return numbers;
  }
}
