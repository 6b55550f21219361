package io.drover.bench.a3d;

import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import java.util.List;

/** What policies come to on frames that a camera took. */
final class FramesSection implements A3dSection {
  private static final String TITLE = "Real frames";

  @Override
  public String id() {
    return "frames";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    if (data.realGroup().isEmpty()) {
      return new Section(
          id(),
          TITLE,
          "None were given: name a folder of images with --frames DIR and the network that reads"
              + " them with --model FILE.onnx, and real links with --traces DIR.",
          Kind.SIMULATED,
          List.of(),
          List.of());
    }
    List<Comparison> comparisons = data.comparison(data.realGroup().get()).byLinks();
    return new Section(
        id(),
        TITLE,
        "Frames of one real drive, every action of which the given network has read once; a seed"
            + " begins elsewhere in the link, and between other frames. "
            + ComparisonNote.TEXT,
        Kind.SIMULATED,
        ComparisonTables.of(comparisons),
        ComparisonCharts.of(comparisons));
  }
}
