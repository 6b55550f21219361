package io.drover.bench.a3d;

import io.drover.bench.flights.TestFlight;
import io.drover.bench.report.Axis;
import io.drover.bench.report.Cell;
import io.drover.bench.report.Chart;
import io.drover.bench.report.ChartType;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.bench.report.Series;
import io.drover.bench.report.Table;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.Percentiles;
import io.drover.rl.flight.FlightSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What the environment encoder is worth: policies with it and without, by link and scene. */
final class EncoderSection implements A3dSection {
  private static final List<Band> LINKS = Band.between("Mbit/s", "%.0f", 1, 3, 10);

  private record Pair(String algorithm, LearntPolicy with, LearntPolicy without) {}

  private static final List<Pair> PAIRS =
      List.of(
          pair("A2C", "a2c-a3d", "a2c-raw"), pair("AGGREVATE", "aggrevate-a3d", "aggrevate-raw"));

  private static Pair pair(String algorithm, String with, String without) {
    return new Pair(algorithm, LearntCatalogue.of(with), LearntCatalogue.of(without));
  }

  @Override
  public String id() {
    return "encoder";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    LearntField field = LearntField.of(data);
    Map<LearntPolicy, List<List<MetStep>>> flown =
        field.ofEach(
            "flying with and without the encoder",
            PAIRS.stream().flatMap(p -> List.of(p.with(), p.without()).stream()).toList(),
            data.learnt(),
            network -> MetStep.fly(network, field));
    List<Band> scenes = scenes(field);
    List<Table> tables = new ArrayList<>();
    List<Chart> charts = new ArrayList<>();
    for (Pair pair : PAIRS) {
      if (flown.containsKey(pair.with()) && flown.containsKey(pair.without())) {
        List<List<MetStep>> with = flown.get(pair.with());
        List<List<MetStep>> without = flown.get(pair.without());
        tables.add(table(pair, with, without, scenes));
        charts.add(chart(pair, with, without, scenes.get(scenes.size() - 1)));
      }
    }
    return new Section(
        id(),
        "What the environment encoder is worth",
        "The same network learnt by the same seeds, told complexity c and dynamics d (with), or the"
            + " last frame's θ and p in their place (without). Steps of "
            + field.words()
            + ", by the link's mean rate in the step and by the step's c: thirds of all steps of the"
            + " flights. Each step counts once, so that long flights weigh more than in other sections."
            + " ± is half of the 95% interval over training seeds (Student's t); the"
            + " difference is of networks of the same seed. The paper finds that without its encoding"
            + " the scheduler falls behind, worst at low bandwidth in complex scenes.",
        Kind.SIMULATED,
        tables,
        charts);
  }

  /** Thirds by c of the scheduling steps that fit into the flights. */
  private static List<Band> scenes(LearntField field) {
    double seconds = FlightSetup.DEFAULT.agent().stepSeconds();
    double[] complexities =
        field.flights().stream()
            .map(TestFlight::profile)
            .distinct()
            .flatMapToDouble(
                profile ->
                    IntStream.range(0, (int) (profile.durationSeconds() / seconds))
                        .mapToDouble(i -> Slot.complexity(profile, i * seconds, (i + 1) * seconds)))
            .toArray();
    Percentiles percentiles = new Percentiles(complexities);
    return Band.between("rad", "%.3f", percentiles.at(1 / 3.0), percentiles.at(2 / 3.0));
  }

  private static Table table(
      Pair pair, List<List<MetStep>> with, List<List<MetStep>> without, List<Band> scenes) {
    List<List<Cell>> rows = new ArrayList<>();
    Band any = new Band("any", Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    for (Band link : LINKS) {
      for (Band scene : scenes) {
        rows.add(row(link, scene, with, without));
      }
    }
    rows.add(row(any, any, with, without));
    return new Table(
        "QoN by "
            + pair.algorithm()
            + ", "
            + pair.with().name()
            + " and "
            + pair.without().name()
            + ", "
            + with.size()
            + " seeds",
        List.of("link", "c of the scene", "steps", "with", "without", "difference"),
        rows);
  }

  private static List<Cell> row(
      Band link, Band scene, List<List<MetStep>> with, List<List<MetStep>> without) {
    double[] a = bySeed(with, link, scene);
    double[] b = bySeed(without, link, scene);
    double steps = (double) with.stream().mapToLong(s -> count(s, link, scene)).sum() / with.size();
    return List.of(
        new Cell.Text(link.name()),
        new Cell.Text(scene.name()),
        new Cell.Number(steps, "%.0f"),
        estimate(MeanInterval.of(a), "%.4f"),
        estimate(MeanInterval.of(b), "%.4f"),
        a.length == b.length
            ? estimate(MeanInterval.ofDifferences(a, b), "%+.4f")
            : new Cell.Number(Double.NaN, "%.0f"));
  }

  private static Cell estimate(MeanInterval interval, String format) {
    return new Cell.Estimate(interval.mean(), interval.halfWidth(), format);
  }

  private static long count(List<MetStep> steps, Band link, Band scene) {
    return steps.stream().filter(step -> lies(step, link, scene)).count();
  }

  private static boolean lies(MetStep step, Band link, Band scene) {
    return link.holds(step.bitsPerSecond() / 1e6) && scene.holds(step.complexity());
  }

  private static double[] bySeed(List<List<MetStep>> seeds, Band link, Band scene) {
    return seeds.stream()
        .mapToDouble(
            steps ->
                steps.stream()
                    .filter(step -> lies(step, link, scene))
                    .mapToDouble(MetStep::qualityOfNavigation)
                    .average()
                    .orElse(Double.NaN))
        .toArray();
  }

  private static Chart chart(
      Pair pair, List<List<MetStep>> with, List<List<MetStep>> without, Band scene) {
    return new Chart(
        ChartType.LINE,
        "QoN by " + pair.algorithm() + " in complex scenes, c " + scene.name(),
        Axis.of("link", LINKS.stream().map(Band::name).toList()),
        new Axis("QoN", false),
        List.of(series(pair.with(), with, scene), series(pair.without(), without, scene)));
  }

  private static Series series(LearntPolicy policy, List<List<MetStep>> seeds, Band scene) {
    MeanInterval[] intervals =
        LINKS.stream()
            .map(link -> MeanInterval.of(bySeed(seeds, link, scene)))
            .toArray(MeanInterval[]::new);
    return new Series(
        policy.name(),
        IntStream.range(0, intervals.length).asDoubleStream().toArray(),
        IntStream.range(0, intervals.length).mapToDouble(i -> intervals[i].mean()).toArray(),
        IntStream.range(0, intervals.length).mapToDouble(i -> intervals[i].halfWidth()).toArray());
  }
}
