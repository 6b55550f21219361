package io.drover.launch.live;

import io.drover.core.geometry.Vector2;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.report.FlightLabel;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.perception.FrameOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Two drones fly east, first by one policy and then by another; a run folder is left. */
public final class SampleRun {
  /** Of each drone's flight. */
  public static final int FRAMES = 12;

  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  private static final List<FlightLabel> FLIGHTS =
      List.of(
          new FlightLabel("a3d", 0, "drone1"),
          new FlightLabel("a3d", 0, "drone2"),
          new FlightLabel("offload", 1, "drone1"),
          new FlightLabel("offload", 1, "drone2"));

  private SampleRun() {}

  /**
   * Flies.
   *
   * @param told hears what drones tell meanwhile
   * @return the run's {@code decisions.jsonl}
   */
  public static Path fly(Path folder, RecordedReports.Listener told) {
    Path file = FlightFolder.decisions(folder);
    AtomicReference<Double> now = new AtomicReference<>(0.0);
    Map<FlightLabel, DroneTelemetry> drones =
        FLIGHTS.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    label ->
                        new DroneTelemetry(
                            report -> told.told(label, now.get(), report),
                            SPACE,
                            label.policy(),
                            () -> true)));
    try (DecisionLog log = DecisionLog.create(file, SPACE)) {
      for (int i = 0; i < 2 * FRAMES; i++) {
        for (FlightLabel label : FLIGHTS.subList(i / FRAMES * 2, i / FRAMES * 2 + 2)) {
          FrameRecord record = frame(i % FRAMES);
          Vector2 position = new Vector2(0.5 * (i % FRAMES), label.flight());
          now.set(record.effectSeconds());
          log.write(label, Optional.of(position), record);
          drones.get(label).report(record, position, 0);
        }
      }
    }
    return file;
  }

  private static FrameRecord frame(int number) {
    double[] preferences = new double[SPACE.size()];
    preferences[number % preferences.length] = 0.75;
    FrameOutcome outcome = number % 4 == 3 ? FrameOutcome.DEADLINE_FALLBACK : FrameOutcome.EDGE;
    return FlightFolderTest.record(
        number, outcome, preferences, number < FRAMES / 2 ? "edge1" : "edge2");
  }
}
