package io.drover.launch.cli;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.Comparison;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.flight.RunFolder;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.report.PolicyJson;
import io.drover.launch.report.PolicyTable;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Path;
import java.util.Optional;

/** {@code drover fly} as it is without {@code --live}: on virtual time, in this process. */
final class LockstepFly {
  private final FlyConfig config;
  private final Route route;
  private final BandwidthTrace trace;
  private final DecisionSpace space;
  private final Path folder;

  LockstepFly(
      FlyConfig config, Route route, BandwidthTrace trace, DecisionSpace space, Path folder) {
    this.config = config;
    this.route = route;
    this.trace = trace;
    this.space = space;
    this.folder = folder;
  }

  /**
   * Flies, prints figures to {@code System.out}, and leaves the folder.
   *
   * @param network the learnt one, if a policy is that
   */
  void fly(OnnxNavigationModel navigation, Optional<PolicyNetwork> network, JsonOption json) {
    Progress progress = new Progress("flying", 1);
    Scene scene = Scene.build(route, config.seed());
    Comparison flights =
        Interruption.told(
            "fly", () -> Comparison.fly(config, scene, trace, navigation, network, progress::at));
    progress.done();
    if (json.chosen()) {
      System.out.println(PolicyJson.of(flights.figures()));
    } else {
      PolicyTable.print(flights.figures(), System.out);
      System.out.println("simulated: real frames, networks and bytes on virtual time");
    }
    RunFolder.write(
        folder,
        "simulated",
        config,
        Optional.of(route),
        trace,
        space,
        flights.figures(),
        flights.drones());
    json.human().println("report: " + folder.resolve("report.html"));
  }
}
