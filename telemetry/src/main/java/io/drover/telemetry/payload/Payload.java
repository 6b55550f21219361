package io.drover.telemetry.payload;

import io.drover.telemetry.topic.Topic;
import java.util.Map;

/** What a message says after its header. Immutable, so it may be written out on another thread. */
public sealed interface Payload permits Connection, Report {
  /** Where it is published. */
  Topic topic();

  /** The fields after the header, in the order in which they are written: JSON values only. */
  Map<String, Object> fields();
}
