package io.drover.telemetry.publish;

import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.MessageWriter;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.queue.StoredMessage;
import io.drover.telemetry.topic.Topic;
import java.util.function.Supplier;

/**
 * A message on its way.
 *
 * @param sequence order in which reports were made, over all topics
 * @param headerId of its topic
 * @param content its payload, made when it is first needed or long ago
 */
record OutboundMessage(long sequence, Topic topic, long headerId, Supplier<byte[]> content) {
  /** A report, written out when it is sent. */
  static OutboundMessage of(long sequence, Header header, Report report) {
    return new OutboundMessage(
        sequence, report.topic(), header.id(), () -> MessageWriter.write(header, report));
  }

  /** A message that is written out. */
  static OutboundMessage of(StoredMessage stored) {
    return new OutboundMessage(
        stored.sequence(), stored.topic(), stored.headerId(), stored::payload);
  }

  byte[] payload() {
    return content.get();
  }

  /** Whether it may be lost: the next of its kind replaces it. */
  boolean isPeriodic() {
    return topic.qos() == 0;
  }
}
