package io.drover.launch.doctor;

import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whom to look for; who is not named is looked for in the usual place, and may be away.
 *
 * @param broker of MQTT
 * @param airsim a simulator
 * @param edges metrics pages of edge servers
 * @param environment of the process
 */
public record DoctorOptions(
    Optional<BrokerUrl> broker,
    Optional<HostPort> airsim,
    List<HostPort> edges,
    Map<String, String> environment) {
  private static final URI USUAL_MASTER = URI.create("http://localhost:11311");

  public DoctorOptions {
    edges = List.copyOf(edges);
    environment = Map.copyOf(environment);
  }

  /** The ROS master's, or what stands in its place. */
  String master() {
    return environment.getOrDefault("ROS_MASTER_URI", USUAL_MASTER.toString());
  }

  boolean namesMaster() {
    return environment.containsKey("ROS_MASTER_URI");
  }
}
