package io.drover.ros;

import io.drover.ros.message.MessageType;

/**
 * One publisher of a topic, as it tells of itself when it is connected.
 *
 * @param topic with its namespace, from {@code /}
 * @param type such as {@code sensor_msgs/LaserScan}
 * @param md5 the check sum of the type's text
 * @param definition the type's text, and those of all messages inside it
 * @param node the publisher's name
 * @param latching whether its last message waits for who comes later
 */
public record TopicSource(
    String topic, String type, String md5, String definition, String node, boolean latching) {
  /** A publisher of a type that this program knows. */
  public static TopicSource of(String topic, MessageType<?> type, String node, boolean latching) {
    return new TopicSource(topic, type.name(), type.md5(), type.definition(), node, latching);
  }
}
