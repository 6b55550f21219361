package io.drover.ros;

import io.drover.ros.msg.rosgraph_msgs.Log;

/** How much people should care. */
public enum LogLevel {
  DEBUG(Log.DEBUG),
  INFO(Log.INFO),
  WARN(Log.WARN),
  ERROR(Log.ERROR),
  FATAL(Log.FATAL);

  private final byte number;

  LogLevel(byte number) {
    this.number = number;
  }

  /** As {@code rosgraph_msgs/Log} has it. */
  public byte number() {
    return number;
  }
}
