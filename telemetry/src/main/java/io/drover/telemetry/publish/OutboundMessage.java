package io.drover.telemetry.publish;

import io.drover.telemetry.payload.Header;
import io.drover.telemetry.payload.Report;

/**
 * A report on its way.
 *
 * @param sequence order in which reports were made, over all topics
 */
record OutboundMessage(long sequence, Header header, Report report) {
  /** Whether it may be lost: the next of its kind replaces it. */
  boolean isPeriodic() {
    return report.topic().qos() == 0;
  }
}
