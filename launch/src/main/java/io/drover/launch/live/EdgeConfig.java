package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.core.device.DeviceProfile;
import io.drover.core.id.EdgeId;
import io.drover.edge.EdgeOptions;
import io.drover.rpc.HostPort;
import io.drover.rpc.TlsIdentity;
import java.nio.file.Path;
import java.util.Optional;

/** An edge server as a process of its own. */
public record EdgeConfig(
    @Doc("its name: unique in its site, a level of its MQTT topics") String id,
    @Doc("host:port to listen on; port 0 takes any free one") String bind,
    @Doc("may listen beyond this machine unencrypted, for networks that are trusted")
        boolean insecure,
    @Doc("folder of ./drover certs with <id>.pem, <id>.key and ca.pem; null: unencrypted")
        Optional<String> certs,
    @Doc("CPU cores that it shares among the drones") double cores,
    @Doc("how it shares them") SharingConfig sharing,
    @Doc("how many drones it admits at a time") int maxDrones,
    @Doc("what one client may ask; more is refused") LimitsConfig limits,
    @Doc("where drones' workers run") ContainersConfig containers,
    @Doc("navigation network, file.onnx; null: the shipped one") Optional<String> model,
    @Doc("machine to pretend to be, when one drone has all its cores; null: this machine as it is")
        Optional<DeviceProfile> emulate,
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
  public static final EdgeConfig DEFAULT =
      new EdgeConfig(
          "edge1",
          EdgeOptions.DEFAULT_BIND.toString(),
          false,
          Optional.empty(),
          Runtime.getRuntime().availableProcessors(),
          SharingConfig.DEFAULT,
          64,
          LimitsConfig.DEFAULT,
          ContainersConfig.DEFAULT,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          "local",
          Optional.empty(),
          "127.0.0.1",
          AuditConfig.DEFAULT);

  public EdgeConfig {
    EdgeId unused = new EdgeId(id);
    Requirement.requireAddress("bind", bind);
    Requirement.require(
        cores > 0 && Double.isFinite(cores), "cores is " + cores + ": give a number above 0");
    metricsPort.ifPresent(
        port ->
            Requirement.require(
                port >= 0 && port <= 65535, "metrics_port is " + port + ": give 0 to 65535"));
    Requirement.requireAddress("metrics_host", metricsHost + ":0");
    Requirement.require(
        emulate.isEmpty() || containers.embedded(),
        "emulate pretends to be another machine, which only workers of backend embedded can");
    Requirement.require(maxDrones >= 1, "max_drones is " + maxDrones + ": give 1 or more");
  }

  /** Where Prometheus reads, if anywhere. */
  Optional<HostPort> metrics() {
    return metricsPort.map(port -> HostPort.parse(metricsHost + ":" + port));
  }

  /** Where it reports to. */
  Optional<Telemetries> telemetries() {
    return mqtt.map(url -> new Telemetries(url, accounts, certs, mqttState));
  }

  EdgeOptions options() {
    EdgeOptions options =
        EdgeOptions.of(new EdgeId(id), HostPort.parse(bind), cores)
            .withEntitlements(sharing.entitlements())
            .withInsecure(insecure)
            .withMaxDrones(maxDrones)
            .withClients(limits.clients());
    return certs
        .map(folder -> options.withTls(TlsIdentity.in(Path.of(folder), id)))
        .orElse(options);
  }
}
