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
import io.drover.slam.fusion.MeasuredFleet;
import io.drover.slam.fusion.UplinkFigures;
import io.drover.slam.placement.Footprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Edges of a map on this machine, each a process of its own ({@code drover map-edge}). Robots are
 * spread evenly at first; those of an edge that ends go to the others, or to a new one if there is
 * none.
 */
final class MapEdges implements EdgeDirectory, AutoCloseable {
  /** Between processes of one machine: far above anything else here. */
  static final double LOCAL_BITS_PER_SECOND = 1e10;

  /** Of a link that stalls: a robot does not leave an edge for good for that. */
  private static final double LEAST_BITS_PER_SECOND = 1000;

  /** Edges started beyond those asked for, before something is taken to be wrong with all. */
  private static final int SPARES = 3;

  private final HostPort cloud;
  private final MappingWatch watch;
  private final Optional<BandwidthTrace> trace;
  private final NanoClock clock = new WallClock();
  private final double startSeconds = clock.seconds();
  private final List<MapEdge> edges = new ArrayList<>();
  private final Map<Integer, RobotLink> links = new HashMap<>();

  /** By robot: the edge that it did not reach last. */
  private final Map<Integer, MapEdge> shunned = new HashMap<>();

  /** By robot: the edge that it is to send to. */
  private final Map<Integer, MapEdge> planned = new HashMap<>();

  private final LinkRates rates = new LinkRates();
  private final int count;

  private MapEdges(HostPort cloud, int count, Optional<BandwidthTrace> trace, MappingWatch watch) {
    this.cloud = cloud;
    this.watch = watch;
    this.trace = trace;
    this.count = count;
  }

  /**
   * Starts them; they serve on return.
   *
   * @param cloud where they send submaps
   * @param trace of what the links of robots to edges carry; empty: as this machine does
   * @param watch told of edges that are lost
   */
  static MapEdges start(
      HostPort cloud, int count, Optional<BandwidthTrace> trace, MappingWatch watch) {
    MapEdges edges = new MapEdges(cloud, count, trace, watch);
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
                    .thenComparing(edge -> !edge.equals(planned.get(robot)))
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
    if (edges.size() >= count + SPARES) {
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
      watch.edgeLost(edge.name(), why);
      System.err.println(
          "[" + edge.name() + "] does not serve any more (" + why + "): robots move on");
      links.values().stream().filter(link -> link.edge().equals(edge)).forEach(RobotLink::close);
      links.values().removeIf(link -> link.edge().equals(edge));
    }
  }

  /** How many were asked for. */
  int count() {
    return count;
  }

  synchronized long serving() {
    return edges.stream().filter(edge -> !edge.lost()).count();
  }

  /**
   * A robot is to send to an edge from its next call on, as long as it can.
   *
   * @param edge from 0
   */
  synchronized void plan(int robot, int edge) {
    planned.put(robot, edges.get(edge));
    shunned.remove(robot);
    watch.robotMoved(robot, edges.get(edge).name());
  }

  /**
   * Time has passed: reads what is measured, and what would be lost with an edge that is killed.
   */
  synchronized void tick() {
    double unused = cpuSeconds();
    rates.tick();
    links.forEach(
        (robot, link) ->
            link.traffic()
                .ifPresent(
                    carried ->
                        rates.observe(
                            robot,
                            link.edge().number(),
                            carried.upBytes(),
                            carried.upBusySeconds())));
  }

  /**
   * What is known of robots that send to edges.
   *
   * @param figures of theirs
   * @param maps what they cover; nothing of robots that are not there
   * @param submapBytes that edges have sent
   */
  synchronized MeasuredFleet measured(
      Map<Integer, UplinkFigures> figures, Map<Integer, Footprint> maps, long submapBytes) {
    SortedMap<Integer, MeasuredFleet.Robot> robots = new TreeMap<>();
    figures.forEach(
        (robot, sent) -> {
          if (links.containsKey(robot)) {
            robots.put(
                robot,
                new MeasuredFleet.Robot(
                    links.get(robot).edge().number() - 1,
                    sent,
                    maps.getOrDefault(robot, Footprint.ofCells()),
                    edges.stream().map(edge -> bitsPerSecond(robot, edge)).toList()));
          }
        });
    return new MeasuredFleet(robots, edges.size(), submapBytes);
  }

  private double bitsPerSecond(int robot, MapEdge edge) {
    if (edge.lost()) {
      return 0;
    }
    if (trace.isEmpty()) {
      return LOCAL_BITS_PER_SECOND;
    }
    double mean = rates.meanBitsPerSecond().orElse(LOCAL_BITS_PER_SECOND);
    double rate = rates.bitsPerSecond(robot, edge.number()).orElse(mean);
    return Math.max(LEAST_BITS_PER_SECOND, rate);
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
