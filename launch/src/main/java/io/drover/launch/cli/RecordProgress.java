package io.drover.launch.cli;

import io.drover.launch.record.RecordingState;
import io.drover.launch.record.RecordingWatch;
import java.util.Locale;

/** How recording goes, on standard error: a line that is written over on a terminal. One thread. */
final class RecordProgress implements RecordingWatch {
  private static final double TERMINAL_SECONDS = 0.5;
  private static final double LOG_SECONDS = 10;
  private static final double MEGABYTE = 1e6;

  private final boolean terminal = Boolean.getBoolean("drover.terminal");
  private double saidSeconds;
  private long saidMessages;
  private long saidBytes;
  private boolean waiting;

  @Override
  public void at(RecordingState now) {
    double since = now.seconds() - saidSeconds;
    if (since < (terminal ? TERMINAL_SECONDS : LOG_SECONDS)) {
      return;
    }
    if (now.messages() == 0 && !waiting) {
      System.err.println(
          "nothing to record yet: waiting for topics, or for /clock if /use_sim_time is set");
      waiting = true;
    }
    System.err.print(line(now, since));
    saidSeconds = now.seconds();
    saidMessages = now.messages();
    saidBytes = now.bytes();
  }

  private String line(RecordingState now, double since) {
    String text =
        String.format(
            Locale.ROOT,
            "%s %.0f s: %d messages of %d topics, %.1f MB; %.0f messages/s, %.1f MB/s%s",
            now.bag().getFileName(),
            now.seconds(),
            now.messages(),
            now.topics(),
            now.bytes() / MEGABYTE,
            (now.messages() - saidMessages) / since,
            (now.bytes() - saidBytes) / MEGABYTE / since,
            now.lost() > 0 ? ", " + now.lost() + " lost" : "");
    return terminal ? "\r\u001b[K" + text : text + System.lineSeparator();
  }

  /** Leaves the line that was written over. */
  void end() {
    if (terminal && saidSeconds > 0) {
      System.err.println();
    }
  }
}
