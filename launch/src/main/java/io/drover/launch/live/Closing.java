package io.drover.launch.live;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends things when nothing can be done any more about what goes wrong. */
public final class Closing {
  private static final Logger log = LoggerFactory.getLogger(Closing.class);

  private Closing() {}

  /** Closes a part; what goes wrong is logged. */
  public static void quietly(AutoCloseable part) {
    try {
      part.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      log.warn("closing failed: {}", e.getMessage());
    }
  }
}
