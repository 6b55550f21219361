package io.drover.launch.node.airsim;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.live.WorldRole;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.rpc.HostPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The node {@code airsim}: a simulator's vehicles as ROS topics and services. */
public final class AirSimNode implements NodeProgram<AirSimNodeConfig> {
  @Override
  public String type() {
    return "airsim";
  }

  @Override
  public AirSimNodeConfig defaults() {
    return AirSimNodeConfig.DEFAULT;
  }

  @Override
  public Running start(RosNode node, AirSimNodeConfig config, NodeEnd end) {
    Optional<WorldRole> world =
        config.embedded()
            ? Optional.of(Simulator.embed(config, route(config.route())))
            : Optional.empty();
    HostPort address = world.map(WorldRole::address).orElse(HostPort.parse(config.address()));
    Work work = new Work(node, config, end, address, world);
    work.thread.start();
    return work;
  }

  private static Route route(String nameOrFile) {
    if (Routes.names().contains(nameOrFile)) {
      return Routes.named(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file)) {
      throw new DroverException(
          ErrorCode.INVALID_CONFIG,
          "route: there is no file and no route '"
              + nameOrFile
              + "'"
              + Keys.suggestion(nameOrFile, Routes.names()));
    }
    return Routes.load(file);
  }

  /** Waits for the simulator and bridges it, on a thread of its own. */
  private static final class Work implements Running {
    private final RosNode node;
    private final AirSimNodeConfig config;
    private final NodeEnd end;
    private final HostPort address;
    private final Optional<WorldRole> world;
    private final NanoClock clock = new WallClock();
    private final Thread thread = new DaemonThreads("airsim-begin").newThread(this::begin);
    private Optional<Simulator> simulator = Optional.empty();
    private Optional<AirSimBridge> bridge = Optional.empty();
    private volatile boolean closed;

    Work(
        RosNode node,
        AirSimNodeConfig config,
        NodeEnd end,
        HostPort address,
        Optional<WorldRole> world) {
      this.node = node;
      this.config = config;
      this.end = end;
      this.address = address;
      this.world = world;
    }

    private void begin() {
      try {
        Simulator found =
            Simulator.connect(address, world, config.waitSeconds(), clock, () -> closed);
        keep(found);
        node.log(LogLevel.INFO, "vehicles of the simulator at " + address + " are on topics");
      } catch (DroverException e) {
        if (!closed) {
          end.failed(e);
        }
      } catch (RuntimeException | Error e) {
        // the thread's end would be nobody's concern
        if (!closed) {
          end.failed(new DroverException(ErrorCode.INTERNAL, "the bridge cannot begin: " + e, e));
        }
      }
    }

    private synchronized void keep(Simulator found) {
      simulator = Optional.of(found);
      if (!closed) {
        bridge = Optional.of(AirSimBridge.begin(node, config, clock, found));
      }
    }

    @Override
    public void close() {
      closed = true;
      synchronized (this) {
        bridge.ifPresent(AirSimBridge::close);
        simulator.ifPresentOrElse(Simulator::close, () -> world.ifPresent(WorldRole::close));
      }
    }
  }
}
