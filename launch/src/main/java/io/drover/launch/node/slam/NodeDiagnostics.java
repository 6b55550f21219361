package io.drover.launch.node.slam;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticArray;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.msg.diagnostic_msgs.KeyValue;
import io.drover.ros.msg.std_msgs.Header;
import java.util.List;
import java.util.Map;

/** How a node is, on {@code /diagnostics}. Any thread. */
final class NodeDiagnostics {
  private final RosNode node;
  private final String type;
  private final Publisher<DiagnosticArray> topic;

  /**
   * Begins.
   *
   * @param type of the node, as tools show it beside its name
   */
  NodeDiagnostics(RosNode node, String type) {
    this.node = node;
    this.type = type;
    this.topic = node.advertise("/diagnostics", DiagnosticArray.TYPE, TopicOptions.queue(10));
  }

  /**
   * Tells it.
   *
   * @param well whether nobody need do anything
   * @param message in a few words
   * @param values by name
   */
  void tell(boolean well, String message, Map<String, ?> values) {
    List<KeyValue> pairs =
        values.entrySet().stream()
            .map(each -> new KeyValue(each.getKey(), String.valueOf(each.getValue())))
            .toList();
    topic.publish(
        new DiagnosticArray(
            new Header(0, node.now(), ""),
            List.of(
                new DiagnosticStatus(
                    well ? DiagnosticStatus.OK : DiagnosticStatus.WARN,
                    node.names().node() + ": " + type,
                    message,
                    "drover",
                    pairs))));
  }
}
