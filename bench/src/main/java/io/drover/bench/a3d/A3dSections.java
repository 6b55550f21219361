package io.drover.bench.a3d;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    List<String> known = ALL.stream().map(A3dSection::id).toList();
    Set<String> chosen = new HashSet<>();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--section: there is no section '" + name + "'" + Keys.suggestion(name, known));
      }
      if (!chosen.add(name)) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT, "--section: '" + name + "' is named twice: name it once");
      }
    }
    return ALL.stream().filter(s -> names.isEmpty() || chosen.contains(s.id())).toList();
  }
}
