package io.drover.slam.fusion;

import io.drover.slam.sensor.RobotScan;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Robots that send their scans to edges, and keep them until the cloud has what they become. An
 * edge may end at any time: its robots move on to another one, and nothing is lost.
 */
public final class RemoteFusion implements EdgeFusion {
  private final EdgeDirectory edges;
  private final Map<Integer, RobotUplink> robots = new ConcurrentSkipListMap<>();
  private long numbered;

  public RemoteFusion(EdgeDirectory edges) {
    this.edges = edges;
  }

  @Override
  public void add(int robot, RobotScan scan) {
    robots
        .computeIfAbsent(robot, number -> new RobotUplink(number, edges))
        .send(numbered++, Optional.of(Wire.of(scan)));
  }

  @Override
  public void finish() {
    robots.values().forEach(robot -> robot.send(numbered++, Optional.empty()));
    robots.values().forEach(RobotUplink::awaitAnswers);
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
