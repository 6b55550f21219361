package io.drover.launch.map;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.cli.Drover;
import io.drover.launch.flight.FlyConfig;
import io.drover.launch.live.Part;
import io.drover.rpc.HostPort;
import io.drover.slam.fusion.EdgeDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Edges of a map on this machine, each a process of its own ({@code drover map-edge}). Robots are
 * spread evenly; those of an edge that ends go to the others, or to a new one if there is none.
 */
final class MapEdges implements EdgeDirectory, AutoCloseable {
  /** Edges started beyond those asked for, before something is taken to be wrong with all. */
  private static final int SPARES = 3;

  private final HostPort cloud;
  private final Optional<BandwidthTrace> trace;
  private final NanoClock clock = new WallClock();
  private final double startSeconds = clock.seconds();
  private final List<MapEdge> edges = new ArrayList<>();
  private final Map<Integer, RobotLink> links = new HashMap<>();

  /** By robot: the edge that it did not reach last. */
  private final Map<Integer, MapEdge> shunned = new HashMap<>();

  private final int most;

  private MapEdges(HostPort cloud, int count, Optional<BandwidthTrace> trace) {
    this.cloud = cloud;
    this.trace = trace;
    this.most = count + SPARES;
  }

  /**
   * Starts them; they serve on return.
   *
   * @param cloud where they send submaps
   * @param trace of what the links of robots to edges carry; empty: as this machine does
   */
  static MapEdges start(HostPort cloud, int count, Optional<BandwidthTrace> trace) {
    MapEdges edges = new MapEdges(cloud, count, trace);
    trace.ifPresent(
        carried ->
            System.err.println(
                "links of robots to edges are emulated: "
                    + carried.name()
                    + ", so this takes as long as they need"));
    List<Part> parts = new ArrayList<>();
    try {
      for (int number = 1; number <= count; number++) {
        parts.add(edges.part(number));
      }
      for (int number = 1; number <= count; number++) {
        edges.edges.add(new MapEdge(number, parts.get(number - 1)));
      }
      return edges;
    } catch (RuntimeException e) {
      parts.forEach(Part::close);
      throw e;
    }
  }

  private Part part(int number) {
    Part part =
        Part.start(
            "edge-" + number,
            Drover.class.getName(),
            List.of("map-edge", "--cloud", cloud.toString()));
    System.err.println("[" + part.name() + "] process " + part.pid());
    return part;
  }

  @Override
  public synchronized Edge edgeFor(int robot) {
    Optional<RobotLink> before = Optional.ofNullable(links.remove(robot));
    before.ifPresent(RobotLink::close);
    MapEdge chosen =
        edges.stream()
            .filter(edge -> !edge.lost())
            .min(
                Comparator.comparing((MapEdge edge) -> edge.equals(shunned.get(robot)))
                    .thenComparing(this::robots))
            .orElseGet(this::another);
    RobotLink link = link(robot, chosen);
    links.put(robot, link);
    return link;
  }

  private RobotLink link(int robot, MapEdge edge) {
    return trace
        .map(
            carried -> {
              double offset = FlyConfig.traceShiftSeconds(0, robot - 1, edge.number() - 1);
              double since = clock.seconds() - startSeconds;
              return RobotLink.emulated(edge, carried, offset + since, clock);
            })
        .orElseGet(() -> RobotLink.straight(edge));
  }

  private long robots(MapEdge edge) {
    return links.values().stream().filter(link -> link.edge().equals(edge)).count();
  }

  private MapEdge another() {
    if (edges.size() >= most) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          edges.size() + " edges have ended one after the other: their messages are above");
    }
    int number = edges.size() + 1;
    MapEdge started = new MapEdge(number, part(number));
    edges.add(started);
    return started;
  }

  @Override
  public void failed(int robot, Edge edge, String why) {
    RobotLink link = (RobotLink) edge;
    if (link.emulated() && link.edge().answers()) {
      unreachable(robot, link, why);
    } else {
      lose(link.edge(), why);
    }
  }

  /** Only this robot's link is to blame. */
  private synchronized void unreachable(int robot, RobotLink link, String why) {
    if (!link.edge().lost()) {
      shunned.put(robot, link.edge());
      System.err.println(
          "[" + link.edge().name() + "] is out of robot " + robot + "'s reach (" + why + ")");
    }
  }

  private synchronized void lose(MapEdge edge, String why) {
    if (!edge.lost()) {
      edge.lose();
      System.err.println(
          "[" + edge.name() + "] does not serve any more (" + why + "): robots move on");
      links.values().stream().filter(link -> link.edge().equals(edge)).forEach(RobotLink::close);
      links.values().removeIf(link -> link.edge().equals(edge));
    }
  }

  /** Reads what would be lost with an edge that is killed. */
  synchronized void tick() {
    double unused = cpuSeconds();
  }

  /** CPU time of all that were started, seconds. */
  synchronized double cpuSeconds() {
    return edges.stream().mapToDouble(edge -> edge.part().cpuSeconds()).sum();
  }

  @Override
  public synchronized void close() {
    links.values().forEach(RobotLink::close);
    edges.forEach(MapEdge::close);
  }
}
