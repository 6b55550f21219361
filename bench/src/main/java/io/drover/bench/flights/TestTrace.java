package io.drover.bench.flights;

import io.drover.core.link.BandwidthTrace;
import java.util.Locale;

/** An uplink to test on; nothing has learnt from any part of it. */
public record TestTrace(BandwidthTrace trace, Origin origin) {
  /** Where a trace comes from. */
  public enum Origin {
    /** Drawn for the bench. */
    GENERATED,
    /** One of those that Drover ships. */
    SHIPPED,
    /** Named on the command line. */
    GIVEN;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public String name() {
    return trace.name();
  }
}
