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
import io.drover.core.link.BandwidthTrace;
import io.drover.core.statistics.Correlation;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.FlightSetup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** How closely QoN goes with complexity c and dynamics d when the action is always the same. */
final class CorrelationSection implements A3dSection {
  private static final double BITS_PER_SECOND = 20e6;
  private static final int MOST_POINTS = 2000;
  private static final double PAPER_COMPLEXITY = -0.835;
  private static final double PAPER_DYNAMICS = -0.826;
  private static final String REFERENCE = "offload";

  /** The reference of the paper's θ_gt, and the two ways of losing something against it. */
  private static final Map<String, Function<DecisionSpace, Integer>> ACTIONS =
      new LinkedHashMap<>();

  static {
    ACTIONS.put(REFERENCE, space -> space.indexOf(space.reference()));
    ACTIONS.put("local", space -> space.indexOf(space.local()));
    ACTIONS.put("smallest frame at the edge", space -> space.size() - 1);
  }

  @Override
  public String id() {
    return "correlation";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    Map<String, List<Slot>> flown = slots(data.flights());
    List<Table> tables = new ArrayList<>();
    tables.add(table("Recorded flights", flown));
    if (!data.realFlights().isEmpty()) {
      tables.add(table("Real frames", slots(data.realFlights())));
    }
    return new Section(
        id(),
        "Complexity and dynamics against QoN",
        "Every scheduling step of the recorded flights, under one action throughout, on a link of"
            + " constant 20 Mbit/s. Pearson's and Spearman's correlation of QoN with c and d of the"
            + " step itself, and with what a scheduler knows of them when the step begins: c of its"
            + " first frame, d of the step before. Offload sends the frame that θ_gt is made of, so"
            + " that only delay is left to lose by; local is late, the smallest frame is coarse. The"
            + " paper's figures are its own, of its world and network, for one fixed policy.",
        Kind.SIMULATED,
        tables,
        List.of(
            chart("Complexity and QoN of a step", "c, rad", Slot::complexity, flown),
            chart("Dynamics and QoN of a step", "d, rad", Slot::dynamics, flown)));
  }

  private static Map<String, List<Slot>> slots(List<TestFlight> flights) {
    // over a constant link a flight that is repeated for each seed is the same every time
    List<FlightProfile> profiles = flights.stream().map(TestFlight::profile).distinct().toList();
    BandwidthTrace link = BandwidthTrace.constant(BITS_PER_SECOND);
    Map<String, List<Slot>> slots = new LinkedHashMap<>();
    ACTIONS.forEach(
        (name, action) ->
            slots.put(
                name,
                profiles.stream()
                    .flatMap(
                        profile ->
                            Slot.of(
                                profile, action.apply(profile.space()), link, FlightSetup.DEFAULT)
                                .stream())
                    .toList()));
    return slots;
  }

  private static Table table(String title, Map<String, List<Slot>> slots) {
    List<List<Cell>> rows = new ArrayList<>();
    slots.forEach(
        (action, all) -> {
          boolean reference = action.equals(REFERENCE);
          rows.add(
              row(
                  action,
                  "complexity c",
                  all,
                  Slot::complexity,
                  Slot::complexityBefore,
                  reference ? PAPER_COMPLEXITY : Double.NaN));
          rows.add(
              row(
                  action,
                  "dynamics d",
                  all,
                  Slot::dynamics,
                  Slot::dynamicsBefore,
                  reference ? PAPER_DYNAMICS : Double.NaN));
        });
    return new Table(
        title,
        List.of(
            "action",
            "QoN with",
            "Pearson",
            "Spearman",
            "Pearson, known before",
            "Spearman, known before",
            "steps",
            "the paper's"),
        rows);
  }

  private static List<Cell> row(
      String action,
      String quantity,
      List<Slot> slots,
      ToDoubleFunction<Slot> same,
      ToDoubleFunction<Slot> before,
      double paper) {
    List<Slot> known = slots.stream().filter(s -> !Double.isNaN(before.applyAsDouble(s))).toList();
    return List.of(
        new Cell.Text(action),
        new Cell.Text(quantity),
        correlation(Correlation::pearson, slots, same),
        correlation(Correlation::spearman, slots, same),
        correlation(Correlation::pearson, known, before),
        correlation(Correlation::spearman, known, before),
        new Cell.Number(slots.size(), "%.0f"),
        new Cell.Number(paper, "%.3f"));
  }

  private interface Measured {
    double of(double[] x, double[] y);
  }

  private static Cell correlation(
      Measured measured, List<Slot> slots, ToDoubleFunction<Slot> quantity) {
    return new Cell.Number(
        measured.of(values(slots, quantity), values(slots, Slot::qualityOfNavigation)), "%.3f");
  }

  private static double[] values(List<Slot> slots, ToDoubleFunction<Slot> quantity) {
    return slots.stream().mapToDouble(quantity).toArray();
  }

  private static Chart chart(
      String title, String label, ToDoubleFunction<Slot> quantity, Map<String, List<Slot>> slots) {
    int most = MOST_POINTS / slots.size();
    List<Series> points = new ArrayList<>();
    slots.forEach(
        (action, all) -> {
          List<Slot> thin = thinned(all, most);
          points.add(
              new Series(action, values(thin, quantity), values(thin, Slot::qualityOfNavigation)));
        });
    return new Chart(
        ChartType.SCATTER, title, new Axis(label, false), new Axis("QoN", false), points);
  }

  /** At most so many, evenly spread over all. */
  private static List<Slot> thinned(List<Slot> slots, int most) {
    if (slots.size() <= most) {
      return slots;
    }
    List<Slot> thin = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      thin.add(slots.get((int) ((long) i * slots.size() / most)));
    }
    return thin;
  }
}
