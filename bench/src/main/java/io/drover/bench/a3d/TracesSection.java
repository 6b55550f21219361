package io.drover.bench.a3d;

import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import java.util.List;

/** What policies come to on each link: QoN and latency on recordings. */
final class TracesSection implements A3dSection {
  @Override
  public String id() {
    return "traces";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<Comparison> comparisons = data.comparisons();
    return new Section(
        id(),
        "By link",
        ComparisonNote.TEXT + " How far they fly on each link is in the section speed.",
        Kind.SIMULATED,
        ComparisonTables.of(comparisons),
        ComparisonCharts.of(comparisons));
  }
}
