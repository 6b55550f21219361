package io.drover.edge;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/** Histograms of where frames' time at the edge goes. Any thread. */
final class FrameTimers {
  /** From decoding a small frame to what nobody waits for, in steps of 2 to 2.5. */
  private static final Duration[] BUCKETS =
      DoubleStream.of(0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
          .mapToObj(millis -> duration(millis * 1e-3))
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final String prefix;
  private final Tags tags;
  private final Timer answer;
  private final Timer queue;
  private final Timer decode;
  private final Timer inference;

  /**
   * Registers them.
   *
   * @param prefix of their names
   * @param tags of all of them
   */
  FrameTimers(MeterRegistry registry, String prefix, Tags tags) {
    this.registry = registry;
    this.prefix = prefix;
    this.tags = tags;
    answer = timer(".answer", "From a frame's arrival until its answer", Tags.empty());
    queue = stage("queue");
    decode = stage("decode");
    inference = stage("inference");
  }

  private Timer stage(String stage) {
    return timer(
        ".stage",
        "Of it: waiting (queue), JPEG to pixels (decode), the network (inference)",
        Tags.of("stage", stage));
  }

  private Timer timer(String name, String description, Tags more) {
    return Timer.builder(prefix + name)
        .description(description)
        .tags(tags.and(more))
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  void record(StageTimes times) {
    answer.record(duration(times.totalSeconds()));
    queue.record(duration(times.queueSeconds()));
    decode.record(duration(times.decodeSeconds()));
    inference.record(duration(times.inferenceSeconds()));
  }

  List<Meter> meters() {
    return List.of(answer, queue, decode, inference);
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
