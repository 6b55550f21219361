package io.drover.launch.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.rpc.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopTextTest {
  private static final HostPort HERE = HostPort.loopback(9464);

  private static DroneFigures drone(String name, String edge, double fps, double drops) {
    return new DroneFigures(
        name,
        edge,
        fps,
        drops,
        drops > 0 ? Optional.of("queue_full") : Optional.empty(),
        1,
        0.25,
        0.5,
        0.0042,
        0.034,
        0.0004,
        1.25,
        2.3e6,
        0.015,
        0.98,
        "ready");
  }

  private static EdgeView edge(String name, List<DroneFigures> drones) {
    return EdgeView.of(
        HERE,
        new EdgeFigures(
            name, "even", 2, 2, 0.5, 64, 11, 0.5, Optional.of("queue_full"), 0, drones));
  }

  private static List<DroneFigures> fleet(int count) {
    List<DroneFigures> drones = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      drones.add(drone("drone%02d".formatted(i), "edge1", i, 0));
    }
    return drones;
  }

  private static List<String> lines(Column sort, TextArea area, EdgeView... edges) {
    return new TopText(sort).lines(List.of(edges), area);
  }

  @Test
  void showsEdgesAndDronesWithAllThereIsToSay() {
    assertThat(
            lines(
                Column.DRONE,
                TextArea.UNBOUNDED,
                edge("edge1", List.of(drone("drone1", "edge1", 10.04, 0.5)))))
        .containsExactly(
            "edge   at              drones  frames/s  drops/s  why          cores   given    used"
                + "  refused/s  allocator",
            "edge1  127.0.0.1:9464    1/64      11.0      0.5  queue_full    2.00    2.00    0.50"
                + "        0.0  even",
            "",
            "drone   frames/s  drops/s  why          cores    used  throttled  infer p50     p99"
                + "  queue p50     p99       uplink     rtt  offload  worker",
            "drone1      10.0      0.5  queue_full    1.00    0.25        50%     4.2 ms   34 ms"
                + "     0.4 ms  1.25 s   2.3 Mbit/s   15 ms      98%  ready");
  }

  @Test
  void whatIsNotKnownIsADash() {
    DroneFigures unknown =
        new DroneFigures(
            "drone1",
            "edge1",
            Double.NaN,
            Double.NaN,
            Optional.empty(),
            1,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            "");
    assertThat(
            lines(Column.DRONE, TextArea.UNBOUNDED, edge("edge1", List.of(unknown))).get(4).strip())
        .matches("drone1 +– +– +1\\.00 +– +– +– +– +– +– +– +– +–");
  }

  @Test
  void anEdgeThatIsNotSeenSaysWhy() {
    assertThat(
            lines(
                Column.DRONE,
                TextArea.UNBOUNDED,
                edge("edge1", fleet(1)),
                EdgeView.unseen(HostPort.loopback(9465), "it does not answer")))
        .hasSize(6)
        .contains("127.0.0.1:9465: it does not answer")
        .anySatisfy(line -> assertThat(line).startsWith("drone01  edge1"));
  }

  @Test
  void keepsToTheRoomThereIs() {
    EdgeView edge = edge("edge1", fleet(30));
    for (int columns : new int[] {20, 47, 80, 100, 160}) {
      for (int rows : new int[] {1, 3, 6, 10, 24, 60}) {
        assertThat(lines(Column.DRONE, new TextArea(columns, rows), edge))
            .as(columns + "×" + rows)
            .hasSizeLessThanOrEqualTo(rows)
            .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
      }
    }
  }

  @Test
  void leavesOutWholeColumnsAndTellsHowManyDrones() {
    Column fps = new TopOptions(1, "fps", false, false).column();
    List<String> lines = lines(fps, new TextArea(68, 10), edge("edge1", fleet(30)));
    assertThat(lines).hasSize(10);
    assertThat(lines.get(3))
        .isEqualTo("drone    frames/s  drops/s  why   cores    used  throttled");
    assertThat(lines.get(4)).startsWith("drone30      30.0");
    assertThat(lines.get(8)).startsWith("drone26");
    assertThat(lines.get(9)).isEqualTo("… 25 more");
  }

  @Test
  void leavesNobodyOutWhereThereIsJustRoom() {
    List<String> lines = lines(Column.DRONE, new TextArea(80, 10), edge("edge1", fleet(6)));
    assertThat(lines).hasSize(10);
    assertThat(lines.get(9)).startsWith("drone06");
  }

  @Test
  void sortsWordsFromAAndFiguresFromTheGreatest() {
    List<DroneFigures> drones =
        List.of(
            drone("b", "edge2", 1, 3),
            drone("c", "edge1", Double.NaN, 1),
            drone("a", "edge1", 2, 3));
    for (String[] order :
        new String[][] {{"drone", "abc"}, {"fps", "abc"}, {"drops", "abc"}, {"edge", "acb"}}) {
      TopOptions options = new TopOptions(1, order[0], false, false);
      List<String> lines = lines(options.column(), TextArea.UNBOUNDED, edge("edge1", drones));
      assertThat(lines.subList(4, 7))
          .as(order[0])
          .extracting(line -> line.substring(0, 1))
          .isEqualTo(List.of(order[1].split("")));
    }
  }

  @Test
  void everyColumnCanBeSortedBy() {
    for (String column : Top.columns()) {
      Column sort = new TopOptions(1, column, false, false).column();
      assertThat(lines(sort, TextArea.UNBOUNDED, edge("edge1", fleet(3)))).hasSize(7);
    }
  }
}
