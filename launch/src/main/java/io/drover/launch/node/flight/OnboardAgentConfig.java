package io.drover.launch.node.flight;

import io.drover.core.config.Doc;
import io.drover.core.device.DeviceProfile;
import io.drover.core.error.DroverException;
import io.drover.edge.EdgeOptions;
import io.drover.launch.live.DroneConfig;
import io.drover.launch.live.SimulatorConfig;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.site.FlightView;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.perception.HandoverOptions;
import java.util.List;
import java.util.Optional;

/** Private parameters of {@code onboard_agent}. */
public record OnboardAgentConfig(
    @Doc("its name at edges, in its site and in diagnostics; null: that of its namespace")
        Optional<String> id,
    @Doc("host:port of its edge") String edge,
    @Doc("of other edges; frames go to the one that is expected to answer soonest; []: none")
        List<String> otherEdges,
    @Doc("when frames go to another of its edges") HandoverOptions handover,
    @Doc("how long it waits for an edge before it sets off without one, seconds")
        double edgeWaitSeconds,
    @Doc("folder of ./drover certs with <id>.pem, <id>.key and ca.pem; null: unencrypted")
        Optional<String> certs,
    @Doc("who decides: a3d, local, offload, dynamic, mpc, static:<action>") String policy,
    @Doc("its control loop") AgentConfig agent,
    @Doc("what its own computer is expected to take until it has been measured")
        DeviceProfile onboard,
    @Doc("what an edge is expected to take until it has been measured") DeviceProfile edgeDevice,
    @Doc("camera, odometry and range finder: how they are read, and when they are too old")
        SensorsConfig sensors,
    @Doc("cmd_vel is said so often, and at each new command, hertz") double commandRateHertz,
    @Doc("stands still until ~enable is called with true") boolean startHeld,
    @Doc("std_srvs/Trigger service that lands the vehicle on the command land; null: it has none")
        Optional<String> landService,
    @Doc("the robot stands still after so many seconds; null: it goes on until it is told to stop")
        Optional<Double> timeLimitSeconds,
    @Doc("score each decision against full fidelity; takes a network's time of this machine")
        boolean score,
    @Doc("navigation network, file.onnx; null: the shipped one") Optional<String> model,
    @Doc("policy network of a3d, file.onnx; null: the shipped one") Optional<String> scheduler,
    @Doc("folder for decisions.jsonl and flight.json; null: none") Optional<String> out,
    @Doc("MQTT broker for telemetry and commands, such as tcp://localhost:1883; null: none")
        Optional<String> mqtt,
    @Doc("folder of ./drover accounts with <id>.password, for a broker that asks; null: none")
        Optional<String> accounts,
    @Doc("folder where MQTT events wait, so that a restart loses none; null: they wait in memory")
        Optional<String> mqttState,
    @Doc("second level of MQTT topics: drover/v1/<site>/<id>/...") String site) {
  /** Not faster than a rover that nobody has tuned should drive. */
  private static final double UNTUNED_METRES_PER_SECOND = 1;

  public static final OnboardAgentConfig DEFAULT =
      new OnboardAgentConfig(
          Optional.empty(),
          EdgeOptions.DEFAULT_BIND.toString(),
          List.of(),
          HandoverOptions.DEFAULT,
          5,
          Optional.empty(),
          "a3d",
          AgentConfig.DEFAULT
              .withLookahead(FlightView.LOOKAHEAD_METRES)
              .withMaxSpeed(UNTUNED_METRES_PER_SECOND),
          DeviceProfile.JETSON_NANO_LIKE,
          DeviceProfile.CPU_EDGE,
          SensorsConfig.DEFAULT,
          20,
          false,
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "local");

  public OnboardAgentConfig {
    otherEdges = List.copyOf(otherEdges);
    require(
        commandRateHertz >= 2 && commandRateHertz <= 200,
        "command_rate_hertz is " + commandRateHertz + ": give 2 to 200");
    require(
        edgeWaitSeconds >= 0 && edgeWaitSeconds <= 60,
        "edge_wait_seconds is " + edgeWaitSeconds + ": give 0 to 60");
    try {
      PolicyName unused = new PolicyName(policy);
    } catch (DroverException e) {
      throw new IllegalArgumentException("policy: " + e.getMessage(), e);
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /**
   * What the drone's agent is told.
   *
   * @param name its id unless it was given one
   */
  DroneConfig drone(String name) {
    return new DroneConfig(
        id.orElse(name),
        SimulatorConfig.DEFAULT,
        edge,
        otherEdges,
        handover,
        certs,
        policy,
        agent.withAids(agent.governor() && sensors.ranged(), agent.compensation()),
        onboard,
        false,
        edgeDevice,
        Optional.empty(),
        timeLimitSeconds.orElse(Double.POSITIVE_INFINITY),
        score,
        model,
        scheduler,
        mqtt,
        accounts,
        mqttState,
        site,
        0);
  }
}
