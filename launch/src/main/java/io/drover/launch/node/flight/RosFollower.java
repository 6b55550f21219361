package io.drover.launch.node.flight;

import io.drover.launch.live.FlightFollower;
import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.payload.Decision;
import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.State;
import io.drover.telemetry.payload.Telemetry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a flight says, to ROS: decisions on {@code decisions}, in the JSON that MQTT has; events to
 * {@code /rosout}; state and numbers are remembered for diagnostics.
 */
final class RosFollower implements FlightFollower, AutoCloseable {
  private static final int QUEUE_LENGTH = 10;

  private final RosNode node;
  private final String id;
  private final Clock clock;
  private final EnableService enable;
  private final Publisher<io.drover.ros.msg.std_msgs.String> decisions;
  private long number;
  private Map<String, Object> latest = Map.of();
  private Optional<Boolean> newHold = Optional.empty();

  RosFollower(RosNode node, String id, Clock clock, EnableService enable) {
    this.node = node;
    this.id = id;
    this.clock = clock;
    this.enable = enable;
    this.decisions =
        node.advertise(
            "decisions",
            io.drover.ros.msg.std_msgs.String.TYPE,
            new TopicOptions(QUEUE_LENGTH, true));
  }

  @Override
  public void begins(CommandHandler commands) {
    enable.begins(commands);
  }

  @Override
  public void told(Report report) {
    if (report instanceof Decision) {
      byte[] json = MessageWriter.write(new Header(number++, clock.instant(), id), report);
      decisions.publish(
          new io.drover.ros.msg.std_msgs.String(new String(json, StandardCharsets.UTF_8)));
    } else if (report instanceof Event event) {
      node.log(
          event.level() == Event.Level.INFO ? LogLevel.INFO : LogLevel.WARN, event.description());
    } else if (report instanceof State || report instanceof Telemetry) {
      remember(report.fields());
    }
  }

  /** Has a hold outlive the node, also one that came over MQTT. May wait for the master. */
  void keepHold() {
    Optional<Boolean> changed;
    synchronized (this) {
      changed = newHold;
      newHold = Optional.empty();
    }
    changed.ifPresent(enable::keep);
  }

  private synchronized void remember(Map<String, Object> fields) {
    if (fields.get("holding") instanceof Boolean now && !now.equals(latest.get("holding"))) {
      newHold = Optional.of(now);
    }
    Map<String, Object> all = new LinkedHashMap<>(latest);
    all.putAll(fields);
    latest = all;
  }

  /** The flight's latest state and numbers, by name; empty before its first frame. */
  synchronized Map<String, Object> latest() {
    return latest;
  }

  @Override
  public void close() {
    decisions.close();
  }
}
