package io.drover.launch.record;

import io.drover.ros.RawMessage;
import io.drover.ros.message.RosTime;

/** A message and when it was received. */
record StampedMessage(RosTime time, RawMessage message) {}
