package io.drover.slam.fusion;

import io.drover.slam.sensor.RobotScan;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.IntFunction;

/**
 * Robots that send their scans to edges, and keep them until the cloud has what they become. An
 * edge may end at any time: its robots move on to another one, and nothing is lost.
 */
public final class RemoteFusion implements EdgeFusion {
  /** Between two {@linkplain #tick ticks}. */
  public static final double TICK_SECONDS = 0.5;

  private final EdgeDirectory edges;
  private final IntFunction<String> names;
  private final long session;
  private final Map<Integer, RobotUplink> robots = new ConcurrentSkipListMap<>();
  private long numbered;

  public RemoteFusion(EdgeDirectory edges) {
    this(edges, robot -> "robot " + robot);
  }

  /**
   * Robots that are named otherwise.
   *
   * @param names of robots where something is wrong with their scans: their logs
   */
  public RemoteFusion(EdgeDirectory edges, IntFunction<String> names) {
    this(edges, names, 0);
  }

  private RemoteFusion(EdgeDirectory edges, IntFunction<String> names, long session) {
    this.edges = edges;
    this.names = names;
    this.session = session;
  }

  /**
   * One robot that has joined a growing map; only its scans are added. {@link #add} throws a {@code
   * REFUSED} once the cloud does not know it any more: it joins again then, as another robot.
   *
   * @param session that it has joined
   * @param name that it is known by where something is wrong with its scans
   */
  public static RemoteFusion joined(EdgeDirectory edges, long session, String name) {
    return new RemoteFusion(edges, robot -> name, session);
  }

  @Override
  public void add(int robot, RobotScan scan) {
    robots
        .computeIfAbsent(
            robot, number -> new RobotUplink(number, names.apply(number), session, edges))
        .send(numbered++, Optional.of(Wire.of(scan)));
  }

  @Override
  public void finish() {
    robots.values().forEach(robot -> robot.send(numbered++, Optional.empty()));
    robots.values().forEach(RobotUplink::awaitAnswers);
  }

  /**
   * Looks after the edges: one that has been silent for {@value RobotUplink#SILENT_TICKS} ticks is
   * left. To be called every {@value #TICK_SECONDS} s; ticks are counted, so that a process that
   * was itself held up does not blame its edges. Any thread, one at a time.
   */
  public void tick() {
    robots.values().forEach(RobotUplink::tick);
  }

  /**
   * Lets a robot go on on the edge that the directory now names for it, in order: it moves when all
   * that is under way was answered. Any thread.
   */
  public void move(int robot) {
    robots.get(robot).move();
  }

  /** What each robot has done so far. Any thread. */
  public SortedMap<Integer, UplinkFigures> figures() {
    SortedMap<Integer, UplinkFigures> figures = new TreeMap<>();
    robots.forEach((robot, uplink) -> figures.put(robot, uplink.figures()));
    return figures;
  }

  @Override
  public void close() {
    robots.values().forEach(RobotUplink::close);
  }
}
