package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.launch.report.DecisionLine;
import io.drover.launch.report.DecisionLog;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.site.FlightEnd;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightFolderTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  @TempDir Path folder;

  static FrameRecord record(long frame, FrameOutcome outcome, double[] preferences) {
    return record(frame, outcome, preferences, "edge1");
  }

  static FrameRecord record(long frame, FrameOutcome outcome, double[] preferences, String edge) {
    double[] predicted = new double[SPACE.size()];
    Arrays.fill(predicted, 0.25);
    predicted[5] = Double.POSITIVE_INFINITY;
    DecisionState state =
        new DecisionState(
            0.2,
            0.1,
            3e6,
            new ResourceShare(2),
            0.03,
            0.3,
            2.5,
            predicted,
            predicted,
            new NavigationOutput(-0.2, 0.4),
            5,
            RecentPast.unknown(12));
    return new FrameRecord(
        frame,
        frame * 0.3,
        0.31,
        state,
        new Choice(SPACE.reference(), preferences, preferences),
        outcome.fallback() ? SPACE.local() : SPACE.reference(),
        outcome,
        outcome == FrameOutcome.EDGE ? Optional.of(new EdgeId(edge)) : Optional.empty(),
        new StageTimes(0.01, 0.2, 0.03, 0.05, 0.02),
        new NavigationOutput(-0.2, 0.4),
        new VelocityCommand(1.8, -0.1),
        23_456,
        frame == 0 ? OptionalDouble.empty() : OptionalDouble.of(0.05),
        frame == 1,
        StandingOrders.NONE);
  }

  static LiveFlight flight() {
    double[] preferences = new double[SPACE.size()];
    preferences[3] = 1;
    return flight(
        List.of(
            record(0, FrameOutcome.EDGE, preferences),
            record(1, FrameOutcome.DEADLINE_FALLBACK, new double[0])));
  }

  private static LiveFlight flight(List<FrameRecord> records) {
    return new LiveFlight(
        new FlightLabel("a3d", 2, "drone1"),
        448,
        1.7e9,
        FlightEnd.DEPARTED,
        12.5,
        records,
        List.of(new Vector2(1, 2), new Vector2(1.5, 2.25)),
        List.of(new Vector2(0, 0), new Vector2(12.5, 0)));
  }

  static void write(Path folder, LiveFlight flight) {
    try (DecisionLog log = DecisionLog.create(FlightFolder.decisions(folder), SPACE)) {
      for (int i = 0; i < flight.records().size(); i++) {
        log.write(flight.label(), Optional.of(flight.positions().get(i)), flight.records().get(i));
      }
    }
    FlightFolder.write(folder, flight);
  }

  private static List<String> lines(LiveFlight flight) {
    return flight.records().stream()
        .map(r -> DecisionLine.of(flight.label(), SPACE, Optional.empty(), r))
        .toList();
  }

  @Test
  void readsBackWhatWasWritten() {
    LiveFlight flight = flight();
    write(folder, flight);
    LiveFlight read = FlightFolder.read(folder);
    assertThat(lines(read)).isEqualTo(lines(flight));
    assertThat(read).usingRecursiveComparison().ignoringFields("records").isEqualTo(flight);
    assertThat(read.records().get(0).state().predictedLatencySeconds()[5]).isInfinite();
    assertThat(read.records().get(0).servedBy()).contains(new EdgeId("edge1"));
    assertThat(read.records().get(1).servedBy()).isEmpty();
  }

  @Test
  void framesOfOneDecisionShareItsState() {
    double[] preferences = new double[SPACE.size()];
    write(
        folder,
        flight(
            List.of(
                record(0, FrameOutcome.EDGE, preferences),
                record(1, FrameOutcome.EDGE, preferences))));
    LiveFlight read = FlightFolder.read(folder);
    assertThat(read.records().get(1).state()).isSameAs(read.records().get(0).state());
    assertThat(read.records().get(1).choice()).isSameAs(read.records().get(0).choice());
  }

  @Test
  void saysWhenADroneDidNotComeToItsEnd() throws Exception {
    write(folder, flight());
    Files.delete(folder.resolve("flight.json"));
    assertThatThrownBy(() -> FlightFolder.read(folder))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("no whole flight");
  }
}
