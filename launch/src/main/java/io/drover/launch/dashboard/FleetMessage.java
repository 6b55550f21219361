package io.drover.launch.dashboard;

import java.nio.charset.StandardCharsets;

/**
 * What a participant said.
 *
 * @param atMillis when it was heard, since 1970; in a run since its beginning
 * @param participant who said it
 * @param topic the last level of its path, of commands the last two
 * @param payload a JSON object
 */
record FleetMessage(long atMillis, String participant, String topic, String payload) {
  /** As pages read it: a list of the four. */
  void write(StringBuilder out) {
    out.append('[').append(atMillis).append(',');
    JsonText.quote(out, participant);
    out.append(',');
    JsonText.quote(out, topic);
    out.append(',').append(payload).append(']');
  }

  /** How much room it takes, roughly. */
  int bytes() {
    return payload.getBytes(StandardCharsets.UTF_8).length + participant.length() + topic.length();
  }
}
