package io.drover.launch.node.flight;

import io.drover.core.config.Doc;
import io.drover.launch.live.AuditConfig;
import io.drover.launch.live.ContainersConfig;
import io.drover.launch.live.EdgeConfig;
import io.drover.launch.live.LimitsConfig;
import io.drover.launch.live.SharingConfig;
import java.util.Optional;

/** Private parameters of {@code edge_server}. */
public record EdgeServerConfig(
    @Doc("its name: unique in its site; null: the node's") Optional<String> id,
    @Doc("host:port to listen on; port 0 takes any free one") String bind,
    @Doc("may listen beyond this machine unencrypted, for networks that are trusted")
        boolean insecure,
    @Doc("folder of ./drover certs with <id>.pem, <id>.key and ca.pem; null: unencrypted")
        Optional<String> certs,
    @Doc("CPU cores that it shares among the robots") double cores,
    @Doc("how it shares them") SharingConfig sharing,
    @Doc("how many robots it admits at a time") int maxDrones,
    @Doc("what one client may ask; more is refused") LimitsConfig limits,
    @Doc("where robots' workers run") ContainersConfig containers,
    @Doc("navigation network, file.onnx; null: the shipped one") Optional<String> model,
    @Doc("MQTT broker for telemetry, such as tcp://localhost:1883; null: none")
        Optional<String> mqtt,
    @Doc("folder of ./drover accounts with <id>.password, for a broker that asks; null: none")
        Optional<String> accounts,
    @Doc("folder where MQTT events wait, so that a restart loses none; null: they wait in memory")
        Optional<String> mqttState,
    @Doc("second level of MQTT topics: drover/v1/<site>/<id>/...") String site,
    @Doc("port of this machine for Prometheus, path /metrics; null: none")
        Optional<Integer> metricsPort,
    @Doc("address for Prometheus; another than 127.0.0.1 needs insecure, for it is never encrypted")
        String metricsHost,
    @Doc("what it writes down of every admission and share") AuditConfig audit) {
  private static final EdgeConfig EDGE = EdgeConfig.DEFAULT;

  public static final EdgeServerConfig DEFAULT =
      new EdgeServerConfig(
          Optional.empty(),
          EDGE.bind(),
          EDGE.insecure(),
          EDGE.certs(),
          EDGE.cores(),
          EDGE.sharing(),
          EDGE.maxDrones(),
          EDGE.limits(),
          EDGE.containers(),
          EDGE.model(),
          EDGE.mqtt(),
          EDGE.accounts(),
          EDGE.mqttState(),
          EDGE.site(),
          EDGE.metricsPort(),
          EDGE.metricsHost(),
          EDGE.audit());

  /**
   * What the edge is told.
   *
   * @param name its id unless it was given one
   */
  EdgeConfig edge(String name) {
    return new EdgeConfig(
        id.orElse(name),
        bind,
        insecure,
        certs,
        cores,
        sharing,
        maxDrones,
        limits,
        containers,
        model,
        Optional.empty(),
        mqtt,
        accounts,
        mqttState,
        site,
        metricsPort,
        metricsHost,
        audit);
  }
}
