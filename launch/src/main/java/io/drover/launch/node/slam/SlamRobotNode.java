package io.drover.launch.node.slam;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.launch.map.Pulse;
import io.drover.launch.node.DiagnosticsTopic;
import io.drover.launch.node.DiagnosticsTopic.Health;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.tf.TransformBuffer;
import io.drover.ros.tf.TransformListener;
import io.drover.slam.fusion.RemoteFusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A robot of a map: sends {@code scan} and {@code odom} of its namespace to its edge, which an
 * {@link EdgeFusionNode} is.
 */
public final class SlamRobotNode implements NodeProgram<SlamRobotParameters> {
  /** Of each topic: seconds, even of bags that are played fast. */
  private static final int QUEUE_LENGTH = 1000;

  @Override
  public String type() {
    return "slam_robot";
  }

  @Override
  public SlamRobotParameters defaults() {
    return SlamRobotParameters.DEFAULT;
  }

  @Override
  public Running start(RosNode node, SlamRobotParameters parameters, NodeEnd end) {
    return new AtWork(node, parameters, end);
  }

  /** What the map calls a robot. */
  private static String name(RosNode node, SlamRobotParameters parameters) {
    String namespace = node.names().namespace().replaceAll("^/+|/+$", "");
    return parameters
        .robot()
        .map(told -> told.replaceAll("^/+|/+$", ""))
        .orElse(namespace.isEmpty() ? "robot" : namespace);
  }

  private static final class AtWork implements Running {
    private final ListedEdges edges;
    private final TransformListener transforms;
    private final ScanSource source;
    private final ScanSender sender;
    private final DiagnosticsTopic diagnostics;
    private final List<Subscription> subscriptions;
    private final Pulse ticks;

    AtWork(RosNode node, SlamRobotParameters parameters, NodeEnd end) {
      NanoClock clock = new WallClock();
      MessageOnce messages = new MessageOnce(node, clock);
      edges = new ListedEdges(parameters.edges(), messages, clock);
      String name = name(node, parameters);
      RobotFrames frames = new RobotFrames(name, parameters);
      TransformBuffer buffer = new TransformBuffer(TransformBuffer.DEFAULT_KEPT_SECONDS);
      transforms = new TransformListener(node, buffer);
      LaserMounts mounts = new LaserMounts(buffer, clock, messages);
      source =
          new ScanSource(
              clock, messages, mounts, frames, parameters.odometry(), parameters.backlog());
      sender = new ScanSender(node, name, frames, source, edges, messages, end);
      Subscription scans = node.subscribe("scan", LaserScan.TYPE, QUEUE_LENGTH, source::add);
      subscriptions =
          parameters.odometry()
              ? List.of(scans, node.subscribe("odom", Odometry.TYPE, QUEUE_LENGTH, source::add))
              : List.of(scans);
      ticks = Pulse.every(RemoteFusion.TICK_SECONDS, List.of(sender::tick));
      diagnostics = new DiagnosticsTopic(node, name, () -> List.of(health()));
    }

    private Health health() {
      ScanSource.Counts counts = source.counts();
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("scans", counts.received());
      values.put("scans_bad", counts.bad());
      values.put("scans_dropped", counts.dropped());
      values.put("scans_waiting", source.waiting());
      values.put("scans_sent", sender.sent());
      values.put("scans_in_map", sender.answered());
      values.put("edge", edges.address());
      sender
          .figures()
          .ifPresent(
              figures -> {
                values.put("edge_changes", figures.moves());
                values.put("bytes_sent", figures.sent().wire());
                values.put("match_seconds", figures.matchSeconds());
              });
      boolean connected = edges.connected();
      boolean well = connected && counts.dropped() == 0 && counts.received() > 0;
      return Health.of("robot of a map", well, state(connected, counts), values);
    }

    private String state(boolean connected, ScanSource.Counts counts) {
      if (counts.received() == 0) {
        return "no scan has come";
      }
      if (!connected) {
        return "no edge answers";
      }
      return sender.joined() ? "maps" : "waits to join";
    }

    @Override
    public void close() {
      subscriptions.forEach(Subscription::close);
      diagnostics.close();
      sender.close();
      ticks.close();
      transforms.close();
      edges.close();
    }
  }
}
