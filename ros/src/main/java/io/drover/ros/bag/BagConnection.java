package io.drover.ros.bag;

import io.drover.ros.message.MessageType;

/**
 * One publisher on one topic, as a bag tells of it.
 *
 * @param id in the bag
 * @param topic with its namespace, from {@code /}
 * @param type such as {@code sensor_msgs/LaserScan}
 * @param md5 the check sum of the type's text
 * @param definition the type's text, and those of all messages inside it
 */
public record BagConnection(int id, String topic, String type, String md5, String definition) {
  /** Whether its messages are of a type, check sum and all. */
  public boolean is(MessageType<?> other) {
    return type.equals(other.name()) && md5.equals(other.md5());
  }
}
