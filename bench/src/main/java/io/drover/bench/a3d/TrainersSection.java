package io.drover.bench.a3d;

import io.drover.bench.report.Axis;
import io.drover.bench.report.Better;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.onboard.scheduler.DynamicScheduler;
import io.drover.onboard.scheduler.ModelPredictiveScheduler;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.rl.flight.Objective;
import io.drover.rl.training.WrittenCurve;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** What each algorithm learns, how reliably, and how soon. */
final class TrainersSection implements A3dSection {
  private static final Map<String, List<LearntPolicy>> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put("The paper's state, by every algorithm", LearntCatalogue.TRAINERS);
    GROUPS.put("The same for few steps, and RL4J's", LearntCatalogue.SHORT_TRAINERS);
    GROUPS.put("Other states, and latency", LearntCatalogue.VARIANTS);
  }

  @Override
  public String id() {
    return "trainers";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    LearntField field = LearntField.of(data);
    Map<LearntPolicy, List<LearntScore>> scores =
        field.ofEach(
            "flying what each trainer learnt",
            GROUPS.values().stream().flatMap(List::stream).toList(),
            data.learnt(),
            network -> LearntScore.of(network, field));
    List<Table> tables = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    GROUPS.forEach(
        (title, policies) -> {
          List<LearntPolicy> learnt = policies.stream().filter(scores::containsKey).toList();
          if (!learnt.isEmpty()) {
            tables.add(table(title, learnt, scores, data.learnt()));
            charts.add(chart(title, learnt, data.learnt()));
          }
        });
    tables.add(references(data, field));
    return new Section(
        id(),
        "Trainers",
        "QoN and latency are simulated: "
            + field.words()
            + ", of each training seed the network that validated best. ± is half of the 95% interval"
            + " over training seeds (Student's t). A seed draws weights, generated traces and drawn"
            + " flights anew; recorded flights and what is validated on stay the same. Seconds of"
            + " learning were measured when the networks were learnt, with their validations, by one"
            + " thread (RL4J's A3C: two) of a machine that did other things, too. RL4J is slow: what"
            + " it learns is compared at its few steps, with the same state and hidden layers.",
        Kind.SIMULATED,
        tables,
        charts);
  }

  private static Table table(
      String title,
      List<LearntPolicy> policies,
      Map<LearntPolicy, List<LearntScore>> scores,
      LearntPolicies learnt) {
    List<List<Cell>> rows = new ArrayList<>();
    for (LearntPolicy policy : policies) {
      List<WrittenCurve> curves = curves(policy, learnt);
      rows.add(
          List.of(
              new Cell.Text(policy.name()),
              new Cell.Text(policy.what()),
              new Cell.Number(scores.get(policy).size(), "%.0f"),
              new Cell.Number(curves.get(0).last().step(), "%,.0f"),
              estimate(curves, curve -> curve.last().seconds(), "%.0f s"),
              estimate(scores.get(policy), LearntScore::quality, "%.4f"),
              estimate(scores.get(policy), LearntScore::latencySeconds, "%.3f s")));
    }
    return new Table(
            title, List.of("policy", "what", "seeds", "steps", "learning", "QoN", "latency"), rows)
        .with("QoN", Better.HIGHER)
        .with("latency", Better.LOWER);
  }

  /** What needs no learning, or is learnt already. */
  private static Table references(A3dData data, LearntField field) {
    Map<String, Supplier<Scheduler>> policies = new LinkedHashMap<>();
    policies.put("a3d", () -> data.scheduler().scheduler(field.space()));
    policies.put("mpc", () -> new ModelPredictiveScheduler(field.space()));
    policies.put("dynamic", () -> new DynamicScheduler(field.space()));
    List<List<Cell>> rows = new ArrayList<>();
    policies.forEach(
        (name, schedulers) -> {
          LearntScore score = LearntScore.of(name, schedulers, field);
          rows.add(
              List.of(
                  new Cell.Text(name),
                  new Cell.Number(score.quality(), "%.4f"),
                  new Cell.Number(score.latencySeconds(), "%.3f s")));
        });
    return new Table(
        "Beside them: the scheduler of this run, and two that do not learn",
        List.of("policy", "QoN", "latency"),
        rows);
  }

  private static List<WrittenCurve> curves(LearntPolicy policy, LearntPolicies learnt) {
    return learnt.curves(policy).stream()
        .map(csv -> WrittenCurve.parse(policy.name(), csv))
        .toList();
  }

  private static <T> Cell estimate(List<T> seeds, ToDoubleFunction<T> figure, String format) {
    MeanInterval interval = MeanInterval.of(seeds.stream().mapToDouble(figure).toArray());
    return new Cell.Estimate(interval.mean(), interval.halfWidth(), format);
  }

  /** Of those learnt for QoN: the others' validations are seconds. */
  private static Chart chart(String title, List<LearntPolicy> policies, LearntPolicies learnt) {
    return new Chart(
        ChartType.LINE,
        "Learning: " + title,
        new Axis("steps", false),
        new Axis("QoN on validation flights", false),
        policies.stream()
            .filter(policy -> policy.learning().objective() == Objective.QON)
            .map(policy -> line(policy, curves(policy, learnt)))
            .toList());
  }

  /** Validations come after as many steps in all seeds, but for RL4J's a few more or less. */
  private static Series line(LearntPolicy policy, List<WrittenCurve> curves) {
    int points = curves.stream().mapToInt(curve -> curve.points().size()).min().orElse(0);
    double[] steps = new double[points];
    double[] mean = new double[points];
    double[] half = new double[points];
    for (int i = 0; i < points; i++) {
      int at = i;
      steps[i] =
          curves.stream().mapToLong(c -> c.points().get(at).step()).average().orElse(Double.NaN);
      MeanInterval interval =
          MeanInterval.of(
              curves.stream().mapToDouble(c -> c.points().get(at).validation()).toArray());
      mean[i] = interval.mean();
      half[i] = interval.halfWidth();
    }
    return new Series(policy.name(), steps, mean, half);
  }
}
