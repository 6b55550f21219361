package io.drover.bench.a3d;

import io.drover.bench.report.SectionNames;
import io.drover.core.error.DroverException;
import java.util.List;

/** The sections that there are. */
final class A3dSections {
  /** In the order in which they are run and read. */
  static final List<A3dSection> ALL =
      List.of(
          new LinksSection(),
          new TracesSection(),
          new CdfSection(),
          new SpeedSection(),
          new AssistanceSection(),
          new CaseSection(),
          new CorrelationSection(),
          new EncoderSection(),
          new NetworksSection(),
          new TrainersSection(),
          new GridSection(),
          new FramesSection(),
          new TargetsSection());

  private A3dSections() {}

  /**
   * Sections by their names, in the order of {@link #ALL}; all for none.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if one is unknown or named twice
   */
  static List<A3dSection> named(List<String> names) {
    return SectionNames.chosen(ALL, A3dSection::id, names);
  }
}
