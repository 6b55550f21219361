package io.drover.bench.slam;

import java.util.List;

/** The sections that there are. */
final class SlamSections {
  /** In the order in which they are run and read. */
  static final List<SlamSection> ALL =
      List.of(
          new RelationsSection(),
          new SplitSection(),
          new GraphsSection(),
          new LogsSection(),
          new RecSlamSection());

  private SlamSections() {}
}
