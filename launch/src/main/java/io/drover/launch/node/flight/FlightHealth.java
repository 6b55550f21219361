package io.drover.launch.node.flight;

import io.drover.core.time.NanoClock;
import io.drover.launch.node.DiagnosticsTopic.Health;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How a robot's flight fares, component by component: each sensor, then the flight. */
final class FlightHealth {
  private final NanoClock clock;
  private final List<Feed> feeds;
  private final Supplier<Optional<RosPilot>> pilot;
  private final BooleanSupplier flying;
  private final Supplier<Map<String, Object>> latest;
  private volatile Optional<String> end = Optional.empty();

  FlightHealth(
      NanoClock clock,
      List<Feed> feeds,
      Supplier<Optional<RosPilot>> pilot,
      BooleanSupplier flying,
      Supplier<Map<String, Object>> latest) {
    this.clock = clock;
    this.feeds = List.copyOf(feeds);
    this.pilot = pilot;
    this.flying = flying;
    this.latest = latest;
  }

  /** The flight is over, for a reason in words. */
  void ended(String how) {
    end = Optional.of(how);
  }

  /** All of it, now. */
  List<Health> look() {
    double now = clock.seconds();
    List<Health> all = new ArrayList<>();
    feeds.forEach(feed -> all.add(sensor(feed, now)));
    all.add(flight());
    return all;
  }

  private static Health sensor(Feed feed, double now) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("topic", feed.topic());
    values.put("messages", feed.messages());
    values.put("unusable", feed.refusals());
    double age = feed.ageSeconds(now);
    if (!Double.isNaN(age)) {
      values.put("age_seconds", age);
    }
    Optional<String> complaint = feed.complaint(now);
    byte level = complaint.isEmpty() ? DiagnosticStatus.OK : DiagnosticStatus.ERROR;
    return new Health(feed.what(), level, complaint.orElse("fresh"), values);
  }

  private Health flight() {
    Map<String, Object> values = latest.get();
    if (end.isPresent()) {
      return new Health(
          "flight", DiagnosticStatus.WARN, end.get() + ": restart the node to go on", values);
    }
    Optional<RosPilot> driving = pilot.get();
    if (driving.isEmpty()) {
      return new Health("flight", DiagnosticStatus.WARN, "getting ready", values);
    }
    List<String> complaints = driving.get().complaints();
    if (!complaints.isEmpty()) {
      return new Health(
          "flight",
          DiagnosticStatus.ERROR,
          "standing still: " + String.join("; ", complaints),
          values);
    }
    if (!flying.getAsBoolean()) {
      return new Health("flight", DiagnosticStatus.WARN, "waiting for an edge", values);
    }
    if (Boolean.TRUE.equals(values.get("holding"))) {
      return new Health("flight", DiagnosticStatus.OK, "held", values);
    }
    return "onboard".equals(values.getOrDefault("outcome", "onboard"))
            || "edge".equals(values.get("outcome"))
        ? new Health("flight", DiagnosticStatus.OK, "under way", values)
        : new Health(
            "flight", DiagnosticStatus.WARN, "under way, the edge does not answer in time", values);
  }
}
