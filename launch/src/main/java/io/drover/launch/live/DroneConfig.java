package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.device.DeviceProfile;
import io.drover.core.id.DroneId;
import io.drover.edge.EdgeOptions;
import io.drover.launch.report.FlightLabel;
import io.drover.launch.site.FlightView;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.rpc.HostPort;
import io.drover.rpc.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A drone's agent as a process of its own. */
public record DroneConfig(
    @Doc("its name: unique in its site, a level of its MQTT topics") String id,
    @Doc("where it flies") SimulatorConfig simulator,
    @Doc("host:port of its edge, or of the link before it") String edge,
    @Doc("of other edges; frames go to the one that is expected to answer soonest; []: none")
        List<String> otherEdges,
    @Doc("when frames go to another of its edges") HandoverOptions handover,
    @Doc("folder of ./drover certs with <id>.pem, <id>.key and ca.pem; null: unencrypted")
        Optional<String> certs,
    @Doc("who decides: a3d, local, offload, dynamic, static:<action>") String policy,
    @Doc("its control loop") AgentConfig agent,
    @Doc("its own computer") DeviceProfile onboard,
    @Doc("take as long as that computer would; off: as fast as this machine is") boolean emulate,
    @Doc("what the edge is expected to take until it has been measured") DeviceProfile edgeDevice,
    @Doc("route whose path it must not leave: campus, coastline, a route file; null: none")
        Optional<String> route,
    @Doc("a flight ends after this many seconds") double timeLimitSeconds,
    @Doc("score each decision against full fidelity, on this machine") boolean score,
    @Doc("navigation network, file.onnx; null: the shipped one") Optional<String> model,
    @Doc("policy network of a3d, file.onnx; null: the shipped one") Optional<String> scheduler,
    @Doc("MQTT broker for telemetry, such as tcp://localhost:1883; null: none")
        Optional<String> mqtt,
    @Doc("folder of ./drover accounts with <id>.password, for a broker that asks; null: none")
        Optional<String> accounts,
    @Doc("folder where MQTT events wait, so that a restart loses none; null: they wait in memory")
        Optional<String> mqttState,
    @Doc("second level of MQTT topics: drover/v1/<site>/<id>/...") String site,
    @Doc("number of this flight in records, from 0") int flight) {
  /** Each costs a connection, and some kB now and then. */
  private static final int MOST_EDGES = 8;

  public static final DroneConfig DEFAULT =
      new DroneConfig(
          "drone1",
          SimulatorConfig.DEFAULT,
          EdgeOptions.DEFAULT_BIND.toString(),
          List.of(),
          HandoverOptions.DEFAULT,
          Optional.empty(),
          "a3d",
          AgentConfig.DEFAULT.withLookahead(FlightView.LOOKAHEAD_METRES),
          DeviceProfile.JETSON_NANO_LIKE,
          true,
          DeviceProfile.CPU_EDGE,
          Optional.empty(),
          600,
          true,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "local",
          0);

  public DroneConfig {
    DroneId unused = new DroneId(id);
    Requirement.requireAddress("edge", edge);
    otherEdges = List.copyOf(otherEdges);
    otherEdges.forEach(other -> Requirement.requireAddress("other_edges", other));
    List<HostPort> all = edges(edge, otherEdges);
    Requirement.require(
        all.stream().distinct().count() == all.size(), "other_edges: name each edge once");
    Requirement.require(
        all.size() <= MOST_EDGES,
        "other_edges: " + all.size() + " edges are too many: give up to " + MOST_EDGES);
    Requirement.require(
        timeLimitSeconds > 0, "time_limit_seconds is " + timeLimitSeconds + ": give more than 0");
    Requirement.require(flight >= 0, "flight is " + flight + ": give 0 or more");
  }

  /** All its edges, or the links before them. */
  public List<HostPort> edges() {
    return edges(edge, otherEdges);
  }

  private static List<HostPort> edges(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).map(HostPort::parse).toList();
  }

  /** Who it is to its edge; empty for an edge that asks for nothing. */
  Optional<TlsIdentity> tls() {
    return certs.map(folder -> TlsIdentity.in(Path.of(folder), id));
  }

  /** Where it reports to. */
  Optional<Telemetries> telemetries() {
    return mqtt.map(url -> new Telemetries(url, accounts, certs, mqttState));
  }

  /** What its records are called. */
  FlightLabel label() {
    return new FlightLabel(policy, flight, id);
  }

  /** An agent that has been silent for longer than any frame can take has died. */
  public double deadManSeconds() {
    return agent.deadlineSeconds() + onboard.secondsAt(1) + 1.5;
  }
}
