package io.drover.launch.site;

import java.util.Locale;

/** How a flight ended. */
public enum FlightEnd {
  /** It came to the end of the route. */
  COMPLETED,
  /** It was further from the middle of the path than half its width. */
  DEPARTED,
  /** The time limit passed. */
  TIMED_OUT,
  /** It was told to land, and did. */
  LANDED,
  /** The simulator was lost, or took control away. */
  LOST,
  /** Somebody ended it before. */
  STOPPED;

  /** The name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
