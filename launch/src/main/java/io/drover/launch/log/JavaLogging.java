package io.drover.launch.log;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Libraries that log by {@code java.util.logging}, which writes to standard error by itself.
 *
 * <p>gRPC logs a stack trace for every connection that speaks something else or vanishes: a port
 * scan would fill the log. What matters of it reaches callers as a status.
 */
public final class JavaLogging {
  /** Held, because a logger that nobody holds forgets its level. */
  private static final List<Logger> LOUD = List.of(Logger.getLogger("io.grpc"));

  private JavaLogging() {}

  /** Leaves only defects; the first thing that a process does. */
  public static void quieten() {
    LOUD.forEach(logger -> logger.setLevel(Level.SEVERE));
  }
}
