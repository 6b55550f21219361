package io.drover.launch.cli;

import io.drover.launch.live.Announcement;
import io.drover.launch.live.EdgeConfig;
import io.drover.launch.live.EdgeRole;
import io.drover.launch.live.Lifetime;
import io.drover.launch.replay.DeviceFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover edge}: an edge server. */
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Serves drones' frames until Ctrl-C; frames in flight are answered first.",
    footer = {
      "",
      "Examples:",
      "  ./drover edge                                  on 127.0.0.1:50051",
      "  ./drover edge --cores 2 --metrics-port 9464    two cores to share; /metrics",
      "  ./drover edge --audit audit.jsonl              writes down whom it served how",
      "  ./drover edge --containers docker              a container for each drone",
      "  ./drover edge --emulate device.yaml            at another machine's speed",
      "  ./drover edge --bind 0.0.0.0:50051 --certs certs  for drones that it knows",
      "  ./drover edge --bind 0.0.0.0:50051 --insecure  on a network that is trusted"
    })
final class EdgeCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "allocator", "--allocator",
          "backend", "--containers",
          "bind", "--bind",
          "cores", "--cores",
          "metrics_host", "--metrics-host",
          "metrics_port", "--metrics-port");

  @Option(
      names = "--bind",
      paramLabel = "H:P",
      description = "where to listen (default: 127.0.0.1:50051)")
  private Optional<String> bind = Optional.empty();

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "its name, by which drones and dashboards know it (default: edge1)")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--cores",
      paramLabel = "N",
      description = "CPU cores to share among drones (default: all of this machine)")
  private Optional<Double> cores = Optional.empty();

  @Option(
      names = "--allocator",
      paramLabel = "NAME",
      description = {
        "who gets how many of them: quality, network-aware, unbounded, even (default)",
        "or agnostic"
      })
  private Optional<String> allocator = Optional.empty();

  @Option(
      names = "--containers",
      paramLabel = "NAME",
      description = {
        "where drones' workers run: embedded (default), process, docker or",
        "kubernetes"
      })
  private Optional<String> containers = Optional.empty();

  @Mixin private ModelOption model;

  @Option(
      names = "--emulate",
      paramLabel = "FILE|none",
      description = "take as long as the edge of a device file (default: none)")
  private Optional<String> emulate = Optional.empty();

  @Mixin private MqttOption mqtt;

  @Option(
      names = "--metrics-port",
      paramLabel = "P",
      description = "Prometheus text on http://127.0.0.1:P/metrics (default: none)")
  private Optional<Integer> metricsPort = Optional.empty();

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description = "address for it; beyond this machine only with --insecure")
  private Optional<String> metricsHost = Optional.empty();

  @Option(
      names = "--audit",
      paramLabel = "FILE",
      description = "append every admission and change of a share to it, as JSON (default: none)")
  private Optional<String> audit = Optional.empty();

  @Option(names = "--insecure", description = "may listen beyond this machine, unencrypted")
  private boolean insecure;

  @Option(
      names = "--certs",
      paramLabel = "DIR",
      description =
          "folder of ./drover certs: only drones with its certificates are let in; for a broker over"
              + " ssl://, too")
  private Optional<String> certs = Optional.empty();

  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    EdgeConfig chosen = chosen();
    try (Lifetime lifetime = Lifetime.begin();
        EdgeRole edge = EdgeRole.start(chosen)) {
      Announcement.print(edge.address());
      edge.metrics()
          .ifPresent(page -> System.out.println("metrics on http://" + page + "/metrics"));
      lifetime.untilOver();
    }
    return 0;
  }

  private EdgeConfig chosen() {
    EdgeConfig base = config.over(EdgeConfig.DEFAULT);
    return Mistakes.named(
        "edge",
        OPTIONS,
        () ->
            new EdgeConfig(
                id.orElse(base.id()),
                bind.orElse(base.bind()),
                insecure || base.insecure(),
                certs.or(base::certs),
                cores.orElse(base.cores()),
                allocator.map(base.sharing()::withAllocator).orElse(base.sharing()),
                base.maxDrones(),
                base.limits(),
                containers.map(base.containers()::withBackend).orElse(base.containers()),
                model.or(base.model()),
                emulate.isPresent()
                    ? DeviceOption.load(emulate.get()).map(DeviceFile::edge)
                    : base.emulate(),
                mqtt.broker(base.mqtt()),
                mqtt.accounts(base.accounts()),
                mqtt.state(base.mqttState()),
                base.site(),
                metricsPort.or(base::metricsPort),
                metricsHost.orElse(base.metricsHost()),
                audit.map(base.audit()::withFile).orElse(base.audit())));
  }
}
