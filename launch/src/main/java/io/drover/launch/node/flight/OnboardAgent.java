package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.DroneConfig;
import io.drover.launch.live.DroneFlight;
import io.drover.launch.live.NavigationNetwork;
import io.drover.launch.node.DiagnosticsTopic;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.launch.site.FlightEnd;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** {@code onboard_agent}: the agent of {@code ./drover drone}, of a robot behind ROS. */
public final class OnboardAgent implements NodeProgram<OnboardAgentConfig> {
  private static final long FAREWELL_MILLIS = 9_000;

  @Override
  public String type() {
    return "onboard_agent";
  }

  @Override
  public OnboardAgentConfig defaults() {
    return OnboardAgentConfig.DEFAULT;
  }

  @Override
  public Running start(RosNode node, OnboardAgentConfig config, NodeEnd end) {
    DroneConfig drone = drone(node, config);
    Flying flying = new Flying(node, config, drone, end);
    flying.thread.start();
    return flying;
  }

  private static DroneConfig drone(RosNode node, OnboardAgentConfig config) {
    String space = node.names().namespace();
    // names of robots are no paths
    String name =
        space.equals("/") ? node.names().node().substring(1) : space.substring(1).replace('/', '-');
    try {
      return config.drone(name);
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG, "parameters of " + node.names().node() + ": " + e.getMessage());
    }
  }

  /** One flight on a thread of its own. */
  private static final class Flying implements Running {
    private final RosNode node;
    private final OnboardAgentConfig config;
    private final DroneConfig drone;
    private final NodeEnd end;
    private final EnableService enable;
    private final Thread thread = new Thread(this::run, "flight");
    private volatile boolean over;

    Flying(RosNode node, OnboardAgentConfig config, DroneConfig drone, NodeEnd end) {
      this.node = node;
      this.config = config;
      this.drone = drone;
      this.end = end;
      this.enable = new EnableService(node, config.startHeld(), Clock.systemUTC());
      thread.setDaemon(true);
    }

    private void run() {
      try {
        fly();
      } catch (DroverException e) {
        end.failed(e);
      } catch (RuntimeException | Error e) {
        end.failed(new DroverException(ErrorCode.INTERNAL, "the flight failed by a defect", e));
      }
    }

    private void fly() {
      Optional<PolicyNetwork> network = network();
      DroneFlight flight =
          new DroneFlight(
              drone, Optional.empty(), network, config.out().map(Path::of), () -> over, m -> {});
      try (RosSite site = new RosSite(node, flight.clock(), config, drone);
          RosFollower follower = new RosFollower(node, drone.id(), Clock.systemUTC(), enable)) {
        FlightHealth health =
            new FlightHealth(
                flight.clock(), site.feeds(), site::pilot, site::flying, follower::latest);
        DiagnosticsTopic diagnostics =
            new DiagnosticsTopic(
                node,
                drone.id(),
                () -> {
                  follower.keepHold();
                  return health.look();
                });
        try {
          FlightEnd how = flight.fly(site, follower, config.edgeWaitSeconds());
          if (!over) {
            standStill(health, how);
          }
        } finally {
          diagnostics.close();
        }
      }
    }

    /** A node that went would be started again by roslaunch, and its robot set off again. */
    private void standStill(FlightHealth health, FlightEnd how) {
      String told = "the flight is over (" + how.label() + "), the robot stands still";
      node.log(LogLevel.WARN, told);
      health.ended(told);
      while (!over) {
        try {
          Thread.sleep(100);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    /** The learnt network, if it decides, once it is known that the policy can. */
    private Optional<PolicyNetwork> network() {
      PolicyName policy = new PolicyName(drone.policy());
      Optional<PolicyNetwork> network =
          policy.learnt()
              ? Optional.of(
                  drone
                      .scheduler()
                      .map(file -> PolicyNetwork.load(Path.of(file)))
                      .orElseGet(PolicyNetwork::shipped))
              : Optional.empty();
      try (OnnxNavigationModel model = NavigationNetwork.load(drone.model())) {
        policy.require(DecisionSpace.a3d(model.fullSide()), network);
      }
      return network;
    }

    /** The robot stands still when this returns. */
    @Override
    public void close() {
      over = true;
      try {
        thread.join(FAREWELL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      enable.close();
    }
  }
}
