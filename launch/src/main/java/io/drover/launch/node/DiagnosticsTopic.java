package io.drover.launch.node;

import io.drover.core.thread.DaemonThreads;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticArray;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.msg.diagnostic_msgs.KeyValue;
import io.drover.ros.msg.std_msgs.Header;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's health on {@code /diagnostics} once a second, as REP 107 has it: where {@code
 * rqt_robot_monitor} and aggregators look for it. Names are those of rospy's updater: {@code
 * robot1/onboard_agent: flight}.
 */
public final class DiagnosticsTopic implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiagnosticsTopic.class);
  private static final double PERIOD_SECONDS = 1;
  private static final int QUEUE_LENGTH = 10;

  private final RosNode node;
  private final String hardware;
  private final Supplier<List<Health>> look;
  private final Publisher<DiagnosticArray> publisher;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("diagnostics"));

  /**
   * One component.
   *
   * @param component of the node
   * @param level one of {@link DiagnosticStatus}
   * @param message one line
   * @param values in their order
   */
  public record Health(String component, byte level, String message, Map<String, Object> values) {
    public Health {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One that is well, or of which somebody should know. */
    public static Health of(
        String component, boolean well, String message, Map<String, Object> values) {
      return new Health(
          component, well ? DiagnosticStatus.OK : DiagnosticStatus.WARN, message, values);
    }
  }

  /**
   * Begins to publish.
   *
   * @param hardware what it is about: the robot's or the edge's name
   * @param look asked on a thread of its own
   */
  public DiagnosticsTopic(RosNode node, String hardware, Supplier<List<Health>> look) {
    this.node = node;
    this.hardware = hardware;
    this.look = look;
    this.publisher =
        node.advertise("/diagnostics", DiagnosticArray.TYPE, TopicOptions.queue(QUEUE_LENGTH));
    long period = Math.round(PERIOD_SECONDS * 1e3);
    var unused = timer.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      publish();
    } catch (RuntimeException e) {
      log.warn("no diagnostics this time: {}", e.getMessage(), e);
    }
  }

  private void publish() {
    String name = node.names().node().substring(1);
    publisher.publish(
        new DiagnosticArray(
            new Header(0, node.now(), ""),
            look.get().stream().map(health -> status(name, health)).toList()));
  }

  private DiagnosticStatus status(String name, Health health) {
    List<KeyValue> values = new ArrayList<>();
    health.values().forEach((key, value) -> values.add(new KeyValue(key, text(value))));
    return new DiagnosticStatus(
        health.level(), name + ": " + health.component(), health.message(), hardware, values);
  }

  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      StringBuilder told = new StringBuilder();
      new TreeMap<>(map)
          .forEach((key, each) -> told.append(key).append(' ').append(text(each)).append(' '));
      return told.toString().strip();
    }
    if (value instanceof Double || value instanceof Float) {
      return String.format(Locale.ROOT, "%.4g", ((Number) value).doubleValue());
    }
    return String.valueOf(value);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    publisher.close();
  }
}
