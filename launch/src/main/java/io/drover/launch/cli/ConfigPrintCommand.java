package io.drover.launch.cli;

import io.drover.core.config.ConfigReader;
import io.drover.core.config.ConfigWriter;
import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.live.BrokerConfig;
import io.drover.launch.live.DroneConfig;
import io.drover.launch.live.EdgeConfig;
import io.drover.launch.live.LinkConfig;
import io.drover.launch.live.WorldConfig;
import io.drover.launch.node.airsim.AirSimNodeConfig;
import io.drover.launch.node.flight.EdgeServerNode;
import io.drover.launch.node.flight.OnboardAgent;
import io.drover.launch.node.slam.EdgeFusionParameters;
import io.drover.launch.node.slam.GlobalMergeParameters;
import io.drover.launch.node.slam.SlamRobotParameters;
import io.drover.launch.replay.DeviceFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover config print ROLE}: a configuration as it is in force, each key explained. */
@Command(
    name = "print",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Prints a role's configuration as YAML, every key with its meaning and value.",
    footer = {
      "",
      "Examples:",
      "  ./drover config print fly                       the defaults",
      "  ./drover config print edge > edge.yaml          a file to begin with",
      "  ./drover config print drone --config mine.yaml  what your file comes to"
    })
final class ConfigPrintCommand implements Callable<Integer> {
  private static final Map<String, Record> DEFAULTS = defaults();

  @Parameters(
      paramLabel = "ROLE",
      description = "fly, drone, edge, world, link, broker, device, or a type of node")
  private String role = "";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "print this file with its gaps filled in")
  private Optional<Path> config = Optional.empty();

  private static Map<String, Record> defaults() {
    Map<String, Record> defaults = new LinkedHashMap<>();
    defaults.put("fly", FlyConfig.DEFAULT);
    defaults.put("drone", DroneConfig.DEFAULT);
    defaults.put("edge", EdgeConfig.DEFAULT);
    defaults.put("world", WorldConfig.DEFAULT);
    defaults.put("link", LinkConfig.DEFAULT);
    defaults.put("broker", BrokerConfig.DEFAULT);
    defaults.put("device", DeviceFile.DEFAULT);
    defaults.put("onboard_agent", new OnboardAgent().defaults());
    defaults.put("edge_server", new EdgeServerNode().defaults());
    defaults.put("airsim", AirSimNodeConfig.DEFAULT);
    defaults.put("slam_robot", SlamRobotParameters.DEFAULT);
    defaults.put("edge_fusion", EdgeFusionParameters.DEFAULT);
    defaults.put("global_merge", GlobalMergeParameters.DEFAULT);
    return Collections.unmodifiableMap(defaults);
  }

  @Override
  public Integer call() {
    Record defaults = DEFAULTS.get(role);
    if (defaults == null) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "config: there is no role '"
              + role
              + "'"
              + Keys.suggestion(role, List.copyOf(DEFAULTS.keySet())));
    }
    Record inForce = config.isPresent() ? ConfigReader.read(config.get(), defaults) : defaults;
    System.out.print(ConfigWriter.toYaml(inForce));
    return 0;
  }
}
