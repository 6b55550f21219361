package io.drover.bench.a3d;

import io.drover.core.link.BandwidthTrace;
import java.util.Locale;

/** An uplink to test on; nothing has learnt from any part of it. */
record TestTrace(BandwidthTrace trace, Origin origin) {
  /** Where a trace comes from. */
  enum Origin {
    /** Drawn for the bench. */
    GENERATED,
    /** One of those that Drover ships. */
    SHIPPED,
    /** Named on the command line. */
    GIVEN;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  String name() {
    return trace.name();
  }
}
