package io.drover.launch.flight;

import io.drover.core.config.Doc;
import io.drover.core.device.DeviceProfile;
import io.drover.launch.site.FlightView;
import io.drover.navigation.DecisionGrid;
import io.drover.onboard.agent.AgentConfig;
import java.util.List;

/** Everything that decides how {@code ./drover fly} flies; {@code config.yaml} of a run folder. */
public record FlyConfig(
    @Doc("policies to fly, side by side: a3d, local, offload, dynamic, mpc, static:<action>")
        List<String> policies,
    @Doc("campus, coastline, or a route file") String route,
    @Doc("bandwidth of the uplink: the name of a shipped trace, or a file (see docs/traces.md)")
        String trace,
    @Doc("number of drones that fly the route together and share the edge") int drones,
    @Doc("everything random follows from this") long seed,
    @Doc("flights per policy, each with its own weather and start in the trace") int flights,
    @Doc("the control loop of each drone") AgentConfig agent,
    @Doc("the drone's own computer, emulated") DeviceProfile onboard,
    @Doc("the edge server, emulated, when one drone has all its cores") DeviceProfile edge,
    @Doc("CPU cores that an edge shares among its drones") double edgeCores,
    @Doc("edge servers, alike, each behind a link of its own; a drone uses one at a time")
        int edges,
    @Doc("of an empty message between drone and edge, seconds") double roundTripSeconds,
    @Doc("a flight ends after this many times length / v_max, plus 30 s") double patience,
    @Doc("what schedulers choose from") DecisionGrid grid) {
  /** A prime, so that flights do not meet again soon. */
  private static final double TRACE_SHIFT_SECONDS = 97;

  private static final double EDGE_SHIFT_SECONDS = 41;

  /** The comparison that the README shows. */
  public static final FlyConfig DEFAULT =
      new FlyConfig(
          List.of("a3d", "local", "offload", "dynamic"),
          "coastline",
          "hsdpa-drive",
          1,
          1,
          1,
          AgentConfig.DEFAULT.withLookahead(FlightView.LOOKAHEAD_METRES),
          DeviceProfile.JETSON_NANO_LIKE,
          DeviceProfile.CPU_EDGE,
          DeviceProfile.CPU_EDGE_CORES,
          1,
          0.03,
          1.5,
          DecisionGrid.A3D);

  public FlyConfig {
    policies = List.copyOf(policies);
    require(!policies.isEmpty(), "policies is empty: name at least one");
    require(drones >= 1 && drones <= 64, "drones is " + drones + ": give 1 to 64");
    require(flights >= 1 && flights <= 1000, "flights is " + flights + ": give 1 to 1000");
    require(
        edgeCores > 0 && Double.isFinite(edgeCores),
        "edge_cores is " + edgeCores + ": give a number above 0");
    require(edges >= 1 && edges <= 8, "edges is " + edges + ": give 1 to 8");
    require(
        roundTripSeconds >= 0 && roundTripSeconds < 10,
        "round_trip_seconds is " + roundTripSeconds + ": give 0 to 10");
    require(patience >= 1, "patience is " + patience + ": give 1 or more");
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** When a flight over a route of this length is broken off. */
  public double timeLimitSeconds(double routeMetres) {
    return patience * routeMetres / agent.maxSpeedMetresPerSecond() + 30;
  }

  /**
   * How far into the trace a drone's link to an edge begins: flights, drones and edges join it at
   * different times.
   *
   * @param flight number of the flight, from 0
   * @param drone number of the drone, from 0
   * @param edge number of the edge, from 0
   */
  public static double traceShiftSeconds(int flight, int drone, int edge) {
    return TRACE_SHIFT_SECONDS * (flight + 7.0 * drone) + EDGE_SHIFT_SECONDS * edge;
  }
}
