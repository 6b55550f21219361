package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.slam.fusion.FleetMoves;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MapRegroupingTest {
  @Test
  void tellsWhoMovesAndWhyInOneLine() {
    TreeMap<Integer, FleetMoves.Move> moves = new TreeMap<>();
    moves.put(1, new FleetMoves.Move(0, 1, 1e9, 1e9));
    moves.put(4, new FleetMoves.Move(0, 2, 0.25e6, 3e6));
    FleetMoves plan = new FleetMoves(moves, 2, 1.5, List.of(0.02, 0.005, Double.NaN));
    assertThat(MapRegrouping.told(plan))
        .isEqualTo(
            "planned moves: robot 1 to edge-2, robot 4 to edge-3 (3.0 instead of 0.3 Mbit/s);"
                + " a round takes 25 % less then"
                + " (a scan on edge-1 takes 20.0 ms, edge-2 takes 5.0 ms)");
  }
}
