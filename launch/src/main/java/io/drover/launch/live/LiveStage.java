package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.link.BandwidthTrace;
import io.drover.launch.flight.FlyConfig;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What drones of one live flight need: a simulator, edges, and for each drone a link to each edge,
 * as processes.
 */
final class LiveStage implements AutoCloseable {
  private static final double START_SECONDS = 60;
  private static final double EDGE_PAUSE_SECONDS = 3;

  private final List<AutoCloseable> parts = new ArrayList<>();
  private HostPort simulator;
  private final List<List<Uplink>> uplinks = new ArrayList<>();

  /**
   * One drone's link to one edge.
   *
   * @param trace on a clock that begins with the link
   * @param startUnixSeconds when it began
   */
  record Uplink(HostPort address, BandwidthTrace trace, double startUnixSeconds) {
    /** The trace on a clock that began at another time. */
    BandwidthTrace since(double unixSeconds) {
      return trace.shifted(unixSeconds - startUnixSeconds);
    }
  }

  private LiveStage() {}

  /**
   * Starts everything, and waits until it is there.
   *
   * @param flight number of the flight, from 0
   * @throws DroverException if something does not start; then nothing is left running
   */
  static LiveStage set(LivePlan plan, int flight, Path folder) {
    LiveStage stage = new LiveStage();
    try {
      Optional<Part> world =
          plan.simulator().isPresent()
              ? Optional.empty()
              : Optional.of(plan.start("world", "world", folder, world(plan.config(), flight)));
      world.ifPresent(part -> stage.parts.add(0, part));
      List<EdgeKeeper> edges = new ArrayList<>();
      for (int edge = 1; edge <= plan.config().edges(); edge++) {
        edges.add(EdgeKeeper.start(plan, folder, "edge" + edge, EDGE_PAUSE_SECONDS));
        stage.parts.add(0, edges.get(edge - 1));
      }
      List<HostPort> addresses = edges.stream().map(EdgeKeeper::awaitAddress).toList();
      for (int drone = 0; drone < plan.config().drones(); drone++) {
        stage.link(plan, flight, drone, addresses, folder);
      }
      stage.simulator =
          world.map(part -> part.awaitListening(START_SECONDS)).or(plan::simulator).orElseThrow();
      return stage;
    } catch (RuntimeException e) {
      stage.close();
      throw e;
    }
  }

  private static WorldConfig world(FlyConfig config, int flight) {
    return new WorldConfig(
        config.route(),
        config.seed(),
        config.seed() + flight,
        HostPort.loopback(0).toString(),
        false,
        config.drones(),
        Optional.empty(),
        WorldConfig.DEFAULT.dialect(),
        1,
        CameraConfig.DEFAULT);
  }

  private void link(LivePlan plan, int flight, int drone, List<HostPort> edges, Path folder) {
    List<Uplink> links = new ArrayList<>();
    for (int edge = 0; edge < edges.size(); edge++) {
      double offset = FlyConfig.traceShiftSeconds(flight, drone, edge);
      String name = "link" + (drone + 1) + (edges.size() > 1 ? "-edge" + (edge + 1) : "");
      Part part =
          plan.start(
              name,
              "link",
              folder,
              new LinkConfig(
                  HostPort.loopback(0).toString(),
                  false,
                  edges.get(edge).toString(),
                  plan.config().trace(),
                  plan.config().roundTripSeconds() / 2,
                  LinkConfig.DEFAULT.queueBytes(),
                  offset));
      parts.add(0, part);
      HostPort address = part.awaitListening(START_SECONDS);
      links.add(
          new Uplink(address, plan.trace().shifted(offset), System.currentTimeMillis() * 1e-3));
    }
    uplinks.add(links);
  }

  HostPort simulator() {
    return simulator;
  }

  /** By number of the drone, from 0, and of the edge. */
  List<List<Uplink>> uplinks() {
    return uplinks;
  }

  @Override
  public void close() {
    parts.forEach(Closing::quietly);
  }
}
