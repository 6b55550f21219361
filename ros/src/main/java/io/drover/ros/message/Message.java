package io.drover.ros.message;

/** A ROS message; the records of {@code io.drover.ros.msg} are generated from its text. */
public interface Message {
  /** Name, check sum and definition. */
  MessageType<?> type();

  /** Appends the message's bytes. */
  void write(MessageWriter out);

  /** Checks an array whose length the message's text fixes. */
  static void requireLength(String field, int expected, int actual) {
    if (expected != actual) {
      throw new IllegalArgumentException(
          field + " has " + expected + " values, not " + actual + ": give as many");
    }
  }
}
