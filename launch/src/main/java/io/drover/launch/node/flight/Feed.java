package io.drover.launch.node.flight;

import java.util.Locale;
import java.util.Optional;

/**
 * How fresh one kind of sensor data is. A robot moves only while all that it has are fresh. Times
 * are the flight's clock's; any thread.
 */
final class Feed {
  private final String what;
  private final String topic;
  private final double limitSeconds;
  private double takenSeconds = Double.NaN;
  private Optional<String> unusable = Optional.empty();
  private long messages;
  private long refused;

  /**
   * Data that have not come yet.
   *
   * @param what it is, one of it: {@code image}
   * @param topic it comes on, resolved
   * @param limitSeconds older data are of no use
   */
  Feed(String what, String topic, double limitSeconds) {
    this.what = what;
    this.topic = topic;
    this.limitSeconds = limitSeconds;
  }

  /** Something usable came. */
  synchronized void came(double whenTakenSeconds) {
    arrived(whenTakenSeconds);
    usable();
  }

  /** Something came of which nobody knows yet whether it is usable: what was said before holds. */
  synchronized void arrived(double whenTakenSeconds) {
    messages++;
    takenSeconds = whenTakenSeconds;
  }

  /** What arrived last is usable. */
  synchronized void usable() {
    unusable = Optional.empty();
  }

  /** What arrived last, or could not even be dated, is unusable; why says what to change. */
  synchronized void refused(String why) {
    refused++;
    unusable = Optional.of(why);
  }

  /** Why the robot must not move by it now; empty if it may. */
  synchronized Optional<String> complaint(double nowSeconds) {
    if (unusable.isPresent()) {
      return Optional.of("the last " + what + " on " + topic + " is unusable: " + unusable.get());
    }
    if (Double.isNaN(takenSeconds)) {
      return Optional.of("no " + what + " on " + topic + " yet");
    }
    double age = nowSeconds - takenSeconds;
    return age <= limitSeconds
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "the last %s on %s is %.1f s old", what, topic, age));
  }

  /** What it is called. */
  String what() {
    return what;
  }

  String topic() {
    return topic;
  }

  /** How many came in all that say when they were taken. */
  synchronized long messages() {
    return messages;
  }

  /** How many of them were of no use. */
  synchronized long refusals() {
    return refused;
  }

  /** When the last usable one was taken, seconds ago; NaN before the first. */
  synchronized double ageSeconds(double nowSeconds) {
    return nowSeconds - takenSeconds;
  }
}
