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
    this.edges = edges;
    this.names = names;
  }

  @Override
  public void add(int robot, RobotScan scan) {
    robots
        .computeIfAbsent(robot, number -> new RobotUplink(number, names.apply(number), edges))
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
   * What each robot has sent so far, what it had to send again included; raw are ranges of four
   * bytes. Any thread.
   */
  public SortedMap<Integer, EncodedBytes> sent() {
    SortedMap<Integer, EncodedBytes> sent = new TreeMap<>();
    robots.forEach((robot, uplink) -> sent.put(robot, uplink.sent()));
    return sent;
  }

  @Override
  public void close() {
    robots.values().forEach(RobotUplink::close);
  }
}
