package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.slam.placement.Footprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FleetRegroupingTest {
  private static final double FAST = 1e9;
  private static final Footprint NOTHING = Footprint.ofCells();

  private final SortedMap<Integer, MeasuredFleet.Robot> robots = new TreeMap<>();

  /** One that has seen the first scans. */
  private static FleetRegrouping rule(double backhaulBitsPerSecond) {
    return rule(1, backhaulBitsPerSecond);
  }

  private static FleetRegrouping rule(double cores, double backhaulBitsPerSecond) {
    FleetRegrouping rule = new FleetRegrouping(cores, backhaulBitsPerSecond);
    UplinkFigures slow =
        new UplinkFigures(FleetRegrouping.LEAST_SCANS, 100, 0, EncodedBytes.NONE, 0);
    SortedMap<Integer, MeasuredFleet.Robot> first = new TreeMap<>();
    first.put(99, new MeasuredFleet.Robot(0, slow, NOTHING, List.of(FAST)));
    assertThat(rule.look(new MeasuredFleet(first, 1, 0))).isEmpty();
    return rule;
  }

  private void robot(int number, int edge, long scans, double scanSeconds, Double... links) {
    fusing(number, edge, scans, scanSeconds, 0, links);
  }

  private void fusing(
      int number, int edge, long scans, double scanSeconds, double fuseSeconds, Double... links) {
    EncodedBytes sent = new EncodedBytes(720 * scans, 250 * scans);
    UplinkFigures figures =
        new UplinkFigures(scans, scans * scanSeconds, scans * fuseSeconds, sent, 0);
    robots.put(number, new MeasuredFleet.Robot(edge, figures, NOTHING, List.of(links)));
  }

  private MeasuredFleet fleet(int edges) {
    return new MeasuredFleet(robots, edges, 0);
  }

  @Test
  void robotsStayOnEdgesThatAreAlike() {
    for (int number = 1; number <= 6; number++) {
      robot(number, number % 3, 1000, 0.01 + 0.0005 * number, FAST, FAST, FAST);
    }
    assertThat(rule(FAST).look(fleet(3))).isEmpty();
  }

  @Test
  void robotsLeaveAnEdgeWhereFusingTakesLong() {
    for (int number = 1; number <= 6; number++) {
      robot(number, number < 6 ? 0 : 1, 1000, 0.01, FAST, FAST);
    }
    assertThat(rule(8, FAST).look(fleet(2))).isEmpty();
    for (int number = 1; number <= 5; number++) {
      fusing(number, 0, 1000, 0.01, 0.05, FAST, FAST);
    }
    fusing(6, 1, 1000, 0.01, 0.001, FAST, FAST);
    FleetMoves moves = rule(8, FAST).look(fleet(2)).orElseThrow();
    assertThat(moves.moves()).isNotEmpty();
    assertThat(moves.moves().values()).allMatch(move -> move.from() == 0 && move.to() == 1);
  }

  @Test
  void robotsLeaveASlowEdge() {
    robot(1, 0, 1000, 0.09, FAST, FAST);
    robot(2, 0, 1000, 0.09, FAST, FAST);
    robot(3, 1, 1000, 0.01, FAST, FAST);
    FleetMoves moves = rule(FAST).look(fleet(2)).orElseThrow();
    // alone on it a scan takes 45 ms, with three on the other one 30 ms
    assertThat(edgeAfter(moves, 1)).isEqualTo(1);
    assertThat(edgeAfter(moves, 2)).isEqualTo(1);
    assertThat(edgeAfter(moves, 3)).isEqualTo(1);
    assertThat(moves.seconds()).isLessThan(0.5 * moves.keptSeconds());
    assertThat(moves.scanSeconds()).containsExactly(0.09, 0.01);
  }

  @Test
  void robotsSpreadOverAnEdgeThatCameBack() {
    robot(1, 0, 1000, 0.03, FAST, FAST);
    robot(2, 0, 1000, 0.03, FAST, FAST);
    robot(3, 0, 1000, 0.03, FAST, FAST);
    FleetMoves moves = rule(FAST).look(fleet(2)).orElseThrow();
    assertThat(moves.moves()).hasSize(1);
    assertThat(moves.moves().values()).allMatch(move -> move.from() == 0 && move.to() == 1);
  }

  @Test
  void robotsLeaveASlowLink() {
    robot(1, 0, 1000, 0.001, 20e3, FAST);
    robot(2, 1, 1000, 0.001, 20e3, FAST);
    FleetMoves moves = rule(FAST).look(fleet(2)).orElseThrow();
    assertThat(moves.moves()).isEqualTo(Map.of(1, new FleetMoves.Move(0, 1, 20e3, FAST)));
  }

  @Test
  void nobodyMovesToAnEdgeThatIsLostOrOutOfReach() {
    robot(1, 0, 1000, 0.03, FAST, 0.0);
    robot(2, 0, 1000, 0.03, FAST, 0.0);
    assertThat(rule(FAST).look(fleet(2))).isEmpty();
  }

  @Test
  void waitsWhileARobotIsAboutToMoveByItself() {
    robot(1, 0, 1000, 0.09, 0.0, FAST);
    robot(2, 0, 1000, 0.09, FAST, FAST);
    assertThat(rule(FAST).look(fleet(2))).isEmpty();
  }

  @Test
  void concludesNothingFromFewScans() {
    FleetRegrouping rule = rule(FAST);
    robot(1, 0, FleetRegrouping.LEAST_SCANS - 1, 0.03, FAST, FAST);
    robot(2, 0, 20, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
    robot(1, 0, FleetRegrouping.LEAST_SCANS, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isPresent();
  }

  @Test
  void concludesNothingFromTheFirstScans() {
    FleetRegrouping rule = new FleetRegrouping(1, FAST);
    robot(1, 0, 1000, 0.03, FAST, FAST);
    robot(2, 0, 1000, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
    robot(1, 0, 2000, 0.03, FAST, FAST);
    robot(2, 0, 2000, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isPresent();
  }

  @Test
  void restsAfterAMove() {
    FleetRegrouping rule = rule(FAST);
    robot(1, 0, 1000, 0.03, FAST, FAST);
    robot(2, 0, 1000, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isPresent();
    robot(1, 0, 1000 + FleetRegrouping.REST_SCANS - 1, 0.03, FAST, FAST);
    robot(2, 0, 1100, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
    robot(1, 0, 1000 + FleetRegrouping.REST_SCANS, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isPresent();
  }

  @Test
  void robotsThatStandStillAreLeftAlone() {
    FleetRegrouping rule = rule(FAST);
    robot(1, 0, 1000, 0.03, FAST, FAST);
    robot(2, 1, 1000, 0.03, FAST, FAST);
    robot(3, 0, 1000, 0.03, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
    // the other two go on, each with an edge of its own
    robot(1, 0, 2000, 0.015, FAST, FAST);
    robot(2, 1, 2000, 0.015, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
  }

  @Test
  void aSlowEdgeThatWasLeftIsRemembered() {
    FleetRegrouping rule = rule(FAST);
    robot(1, 0, 1000, 0.09, FAST, FAST);
    robot(2, 0, 1000, 0.09, FAST, FAST);
    robot(3, 1, 1000, 0.01, FAST, FAST);
    assertThat(rule.look(fleet(2))).isPresent();
    robot(1, 1, 2000, 0.0595, FAST, FAST);
    robot(2, 1, 2000, 0.0595, FAST, FAST);
    robot(3, 1, 2000, 0.02, FAST, FAST);
    assertThat(rule.look(fleet(2))).isEmpty();
  }

  private static Footprint map(int firstColumn) {
    return Footprint.ofCells(
        LongStream.range(0, 4000)
            .map(i -> Footprint.cell(firstColumn + (int) i % 100, (int) i / 100))
            .toArray());
  }

  private void mapped(int number, int edge, int firstColumn) {
    UplinkFigures figures = new UplinkFigures(1000, 1, 0, new EncodedBytes(720_000, 250_000), 0);
    robots.put(
        number, new MeasuredFleet.Robot(edge, figures, map(firstColumn), List.of(FAST, FAST)));
  }

  @Test
  void mapsThatOverlapComeTogetherWhereTheWayToTheCloudIsNarrow() {
    mapped(1, 0, 0);
    mapped(2, 1, 0);
    mapped(3, 0, 500);
    mapped(4, 1, 500);
    MeasuredFleet fleet = new MeasuredFleet(robots, 2, 400_000);
    assertThat(rule(FAST).look(fleet)).isEmpty();
    FleetMoves moves = rule(1e5).look(fleet).orElseThrow();
    assertThat(moves.moves()).hasSize(2);
    assertThat(edgeAfter(moves, 1)).isEqualTo(edgeAfter(moves, 2));
    assertThat(edgeAfter(moves, 3)).isEqualTo(edgeAfter(moves, 4));
    assertThat(edgeAfter(moves, 1)).isNotEqualTo(edgeAfter(moves, 3));
  }

  private int edgeAfter(FleetMoves moves, int robot) {
    return Optional.ofNullable(moves.moves().get(robot))
        .map(FleetMoves.Move::to)
        .orElse(robots.get(robot).edge());
  }

  @Test
  void linksHaveToBeToAllEdges() {
    assertThatThrownBy(
            () -> {
              robot(1, 0, 1, 1, FAST);
              var unused = fleet(2);
            })
        .isInstanceOf(IllegalArgumentException.class);
  }
}
