package io.drover.launch.node.airsim;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import java.util.function.Function;

/**
 * A sensor's topic: the simulator is asked only while somebody listens. If it has no sensor of the
 * name, its first of the kind is taken; if there is none, nothing is published. One thread.
 */
final class PolledSensor<M extends Message> {
  private static final String FIRST = "";

  private final RosNode node;
  private final Publisher<M> publisher;
  private final Function<String, M> read;
  private String name;
  private boolean absent;

  /**
   * A sensor.
   *
   * @param read asks the simulator for the sensor of a name
   */
  PolledSensor(
      RosNode node, String topic, MessageType<M> type, String name, Function<String, M> read) {
    this.node = node;
    this.publisher = node.advertise(topic, type, TopicOptions.queue(10));
    this.read = read;
    this.name = name;
  }

  /** Asks and publishes, if somebody listens. */
  void publish() {
    if (absent || publisher.subscribers() == 0) {
      return;
    }
    try {
      publisher.publish(read.apply(name));
    } catch (DroverException e) {
      if (e.code() != ErrorCode.REFUSED) {
        throw e;
      }
      absent = name.isEmpty();
      name = FIRST;
      if (absent) {
        node.log(LogLevel.WARN, publisher.topic() + " stays silent: " + e.getMessage());
      }
    }
  }
}
