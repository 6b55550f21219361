package io.drover.bench.report;

import java.util.Locale;

/** What figures are. */
public enum Kind {
  /** Wall clock, real bytes. */
  MEASURED("on the wall clock"),
  /** Real code on slowed devices and shaped links, wall clock. */
  EMULATED("real code on slowed devices and shaped links, on the wall clock"),
  /** Virtual time on profiled costs. */
  SIMULATED("real frames, networks and bytes on virtual time");

  private final String meaning;

  Kind(String meaning) {
    this.meaning = meaning;
  }

  /** The word for readers and programs, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the word means. */
  public String meaning() {
    return meaning;
  }
}
