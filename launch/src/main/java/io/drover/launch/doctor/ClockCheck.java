package io.drover.launch.doctor;

import io.drover.rpc.HostPort;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;

/** Clocks of edges against this machine's, as their metrics pages tell the time. */
final class ClockCheck implements Check {
  /** What a date of whole seconds can show. */
  private static final double MOST_SECONDS = 1.5;

  private final List<HostPort> edges;

  ClockCheck(List<HostPort> edges) {
    this.edges = edges;
  }

  @Override
  public List<Finding> look() {
    return edges.stream().map(ClockCheck::edge).toList();
  }

  private static Finding edge(HostPort edge) {
    String subject = "edge " + edge;
    try {
      HttpLook page = HttpLook.at(URI.create("http://" + edge + "/metrics"), "");
      return page.body().contains("drover_")
          ? clock(subject, page.clockSeconds())
          : Finding.failure(
              subject, "answers, but is no page of metrics", "give the edge's --metrics-port");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.failure(
          subject,
          "does not answer",
          "start it with --metrics-port " + edge.port() + ", or mend the address or a firewall");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while an edge was asked", e);
    }
  }

  static Finding clock(String subject, OptionalDouble ahead) {
    if (ahead.isEmpty()) {
      return Finding.ok(subject, "answers; does not tell the time");
    }
    double seconds = ahead.getAsDouble();
    String what = String.format("answers; its clock is %+.1f s ahead (± 0.5 s)", seconds);
    return Math.abs(seconds) <= MOST_SECONDS
        ? Finding.ok(subject, what)
        : Finding.warning(
            subject, what, "set both by NTP (chrony): logs of different machines do not match");
  }
}
