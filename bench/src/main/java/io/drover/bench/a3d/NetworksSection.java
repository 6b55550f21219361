package io.drover.bench.a3d;

import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.launch.policy.PolicyNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What larger networks gain and cost. */
final class NetworksSection implements A3dSection {
  @Override
  public String id() {
    return "networks";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    LearntField field = LearntField.of(data);
    Map<LearntPolicy, List<LearntScore>> scores =
        field.ofEach(
            "flying networks of all sizes",
            LearntCatalogue.OF_ALL_SIZES,
            data.learnt(),
            network -> LearntScore.of(network, field));
    List<List<Cell>> rows = new ArrayList<>();
    scores.forEach((policy, seeds) -> rows.add(row(policy, seeds, data.learnt(), field)));
    return new Section(
        id(),
        "Network size",
        "The paper's policy, learnt by A2C and told c, d, b and s, with other hidden layers of its"
            + " actor; its best is 128×128. QoN is simulated: "
            + field.words()
            + "; ± is half of the 95% interval over training seeds (Student's t). The time of a"
            + " decision (p50, p99) is measured on the wall clock of this machine: from state to choice, in this"
            + " process, after a warm-up.",
        Kind.SIMULATED,
        List.of(
            new Table(
                    "",
                    List.of(
                        "hidden layers",
                        "parameters",
                        "file",
                        "seeds",
                        "QoN",
                        "latency",
                        "p50, measured",
                        "p99, measured"),
                    rows)
                .with("QoN", Better.HIGHER)
                .with("p99, measured", Better.LOWER)),
        List.of());
  }

  private static List<Cell> row(
      LearntPolicy policy, List<LearntScore> seeds, LearntPolicies learnt, LearntField field) {
    PolicyNetwork network = learnt.networks(policy).get(0);
    DecisionTiming timing = DecisionTiming.of(network, field.space());
    int features = policy.learning().encoding().features(field.space().size());
    return List.of(
        new Cell.Text(
            policy.learning().hidden().stream()
                .map(width -> Integer.toString(width))
                .collect(Collectors.joining("×"))),
        new Cell.Number(
            parameters(features, policy.learning().hidden(), field.space().size()), "%,.0f"),
        new Cell.Number(network.onnx().length / 1e3, "%.1f kB"),
        new Cell.Number(seeds.size(), "%.0f"),
        estimate(seeds, LearntScore::quality, "%.4f"),
        estimate(seeds, LearntScore::latencySeconds, "%.3f s"),
        new Cell.Number(1e3 * timing.medianSeconds(), "%.3f ms"),
        new Cell.Number(1e3 * timing.p99Seconds(), "%.3f ms"));
  }

  /** Weights and biases of dense layers. */
  static long parameters(int inputs, List<Integer> hidden, int outputs) {
    long sum = 0;
    int width = inputs;
    for (int next : hidden) {
      sum += (width + 1L) * next;
      width = next;
    }
    return sum + (width + 1L) * outputs;
  }

  private static Cell estimate(
      List<LearntScore> seeds, ToDoubleFunction<LearntScore> figure, String format) {
    MeanInterval interval = MeanInterval.of(seeds.stream().mapToDouble(figure).toArray());
    return new Cell.Estimate(interval.mean(), interval.halfWidth(), format);
  }
}
