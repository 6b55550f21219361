package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.flights.TestSeeds;
import io.drover.bench.flights.TestTrace;
import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.EdgeLink;
import io.drover.rl.flight.Scenario;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scheduler may choose from in a comparison of grids. A second edge server is like the
 * first, but its uplink is another one: of the test links in their order, the one half of the list
 * further on, which is of another kind.
 *
 * @param name for readers
 */
record ChoiceGrid(String name, DecisionSpace space) {
  /** A3D's resolutions and qualities with others between them; flights are recorded at these. */
  static final DecisionSpace FINE =
      new DecisionSpace(
          Stream.of(448, 336, 224, 168, 112).map(InputResolution::new).toList(),
          Stream.of(95, 80, 60, 30, 10).map(JpegQuality::new).toList());

  private static final DecisionSpace A3D = DecisionSpace.a3d(448);

  /** From A3D's to the finest. */
  static final List<ChoiceGrid> ALL =
      List.of(
          new ChoiceGrid("3×3, one edge", A3D),
          new ChoiceGrid("5×5, one edge", FINE),
          new ChoiceGrid("3×3, two edges", A3D.withEdges(2)),
          new ChoiceGrid("5×5, two edges", FINE.withEdges(2)));

  /** A flight that was recorded at {@link #FINE}, with this choice of resolutions and qualities. */
  TestFlight of(TestFlight flight) {
    FlightProfile profile = flight.profile().restrictedTo(space.withEdges(1));
    return new TestFlight(flight.place(), flight.seed(), profile);
  }

  /**
   * A flight {@linkplain #of with this choice} over a link.
   *
   * @param link number of the first edge server's uplink among the links
   */
  Scenario scenario(TestFlight flight, List<TestTrace> links, int link) {
    Scenario scenario = flight.over(links.get(link).trace());
    if (space.edges() == 1) {
      return scenario;
    }
    BandwidthTrace other = links.get((link + links.size() / 2) % links.size()).trace();
    double offset = TestSeeds.traceOffsetSeconds(flight.seed());
    return scenario.withFurtherEdges(List.of(EdgeLink.of(other, offset, Conditions.NOMINAL)));
  }
}
