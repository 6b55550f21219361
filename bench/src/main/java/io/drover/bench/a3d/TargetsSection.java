package io.drover.bench.a3d;

import io.drover.bench.report.Cell;
import io.drover.bench.report.Kind;
import io.drover.bench.report.Section;
import io.drover.core.statistics.MeanInterval;
import io.drover.core.statistics.MeanRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What must hold of the scheduler, from what the other sections found. */
final class TargetsSection implements A3dSection {
  private static final double SHARE_OF_ORACLE = 97;
  private static final double GAP_CLOSED = 50;
  private static final double LEAST_TO_DYNAMIC = -1;
  private static final double LATENCY_TO_DYNAMIC = -28;
  private static final double FURTHER = 27;
  private static final double FAST = 6;
  private static final String FOR_LATENCY = "a2c-latency";
  private static final String FOR_QUALITY = "a2c-a3d";

  /** Better and worse, by QoN. */
  private static final List<List<String>> ORDER =
      List.of(
          List.of(Rivals.A3D, Rivals.MPC),
          List.of(Rivals.A3D, Rivals.BEST_STATIC),
          List.of(Rivals.A3D, Rivals.DYNAMIC),
          List.of(Rivals.BEST_STATIC, Rivals.DYNAMIC),
          List.of(Rivals.DYNAMIC, Rivals.OFFLOAD),
          List.of(Rivals.DYNAMIC, Rivals.LOCAL));

  @Override
  public String id() {
    return "targets";
  }

  @Override
  public Section run(A3dData data, A3dOptions options) {
    List<Target> targets = new ArrayList<>();
    data.comparisons().forEach(comparison -> targets.addAll(quality(comparison)));
    targets.addAll(distance(data, options));
    targets.addAll(variants(data.comparison(data.groups().get(0))));
    targets.addAll(realFrames(data));
    return new Section(
        id(),
        "What must hold",
        "Bars that were set before, and what the scheduler comes to. ± is half of the 95% interval"
            + " over seeds; the verdict goes by the mean. Oracle and best sequence are those of ‘By"
            + " link’.",
        Kind.SIMULATED,
        Target.tables(targets),
        List.of());
  }

  private static List<Target> quality(Comparison on) {
    String where = on.name();
    TraceTrial worst = on.worstAgainstDynamic(Rivals.A3D);
    List<Target> targets = new ArrayList<>();
    for (String oracle : List.of(Rivals.ORACLE, Rivals.SEQUENCES)) {
      targets.add(
          Target.atLeast(
              SHARE_OF_ORACLE,
              "QoN, as a share of the " + oracle + "'s",
              where,
              Target.percent(on.share(Rivals.A3D, oracle)),
              "%.1f%%"));
    }
    targets.add(
        Target.atLeast(0, "QoN more than mpc's", where, on.gain(Rivals.A3D, Rivals.MPC), "%+.4f"));
    targets.add(
        Target.atLeast(
            0,
            "QoN more than the best static action's of each link",
            where,
            on.gain(Rivals.A3D, Rivals.BEST_STATIC),
            "%+.4f"));
    for (String oracle : List.of(Rivals.ORACLE, Rivals.SEQUENCES)) {
      targets.add(
          Target.atLeast(
              GAP_CLOSED,
              "gap closed between dynamic and the " + oracle,
              where,
              Target.percent(on.gapClosed(Rivals.A3D, oracle)),
              "%.0f%%"));
    }
    targets.add(
        Target.atLeast(
            LEAST_TO_DYNAMIC,
            "QoN to dynamic on the worst link, " + worst.link().name(),
            where,
            alone(100 * worst.gainOverDynamic(Rivals.A3D)),
            "%+.1f%%"));
    targets.add(
        Target.atMost(
            LATENCY_TO_DYNAMIC,
            "latency to dynamic, mean over links",
            where,
            Target.percent(on.latencyOverDynamic(Rivals.A3D)),
            "%+.0f%%"));
    return targets;
  }

  private static List<Target> distance(A3dData data, A3dOptions options) {
    String where =
        data.airfield().route().name() + " in lockstep, without governor and compensation";
    double slowest = options.speeds().stream().min(Double::compare).orElseThrow();
    if (!options.speeds().contains(FAST) || slowest == FAST) {
      return List.of(Target.notRun("distance at 6 m/s", where));
    }
    SpeedFlights flown =
        SpeedFlights.fly(
            data,
            options,
            List.of(slowest, FAST),
            List.of(Rivals.A3D, Rivals.OFFLOAD, Rivals.LOCAL));
    MeanRatio slow = flown.distanceOverLocalOrOffload(slowest);
    MeanRatio fast = flown.distanceOverLocalOrOffload(FAST);
    return List.of(
        Target.atLeast(
            FURTHER,
            "distance at 6 m/s to the better of local and offload",
            where,
            Target.percentMore(fast),
            "%+.0f%%"),
        Target.atLeast(
            0,
            String.format(Locale.ROOT, "how much more that is than at %.1f m/s", slowest),
            where,
            alone(100 * (fast.ratio() - slow.ratio())),
            "%+.0f points"));
  }

  /** What the paper's curves show of networks that are learnt otherwise. */
  private static List<Target> variants(Comparison on) {
    List<Target> targets = new ArrayList<>();
    String latency = "learnt for latency: latency to that learnt for QoN";
    String quality = "learnt for latency: QoN more than that learnt for QoN";
    if (on.policies().containsAll(List.of(FOR_LATENCY, FOR_QUALITY))) {
      targets.add(
          Target.atMost(
              0, latency, on.name(), on.latencyMore(FOR_LATENCY, FOR_QUALITY), "%+.3f s"));
      targets.add(Target.atMost(0, quality, on.name(), on.gain(FOR_LATENCY, FOR_QUALITY), "%+.4f"));
    } else {
      String why = "needs the networks " + FOR_LATENCY + " and " + FOR_QUALITY;
      targets.add(Target.notRun(latency, why));
      targets.add(Target.notRun(quality, why));
    }
    targets.add(
        Target.notRun(
            "without the encoder: behind at low bandwidth in complex scenes",
            "see the section encoder"));
    return targets;
  }

  private static List<Target> realFrames(A3dData data) {
    String what = "the same order of policies on real frames";
    if (data.realGroup().isEmpty()) {
      return List.of(Target.notRun(what, "needs --frames and --model"));
    }
    List<Target> targets = new ArrayList<>();
    Comparison recorded = data.comparison(data.groups().get(0));
    Comparison real = data.comparison(data.realGroup().get());
    long same =
        ORDER.stream()
            .filter(
                pair ->
                    real.gain(pair.get(0), pair.get(1)).mean() >= 0
                        == recorded.gain(pair.get(0), pair.get(1)).mean() >= 0)
            .count();
    targets.add(
        new Target(
            what,
            real.name(),
            ORDER.size() + " pairs",
            new Cell.Number(same, "%.0f pairs"),
            same == ORDER.size() ? "met" : "missed"));
    real.byLinks().forEach(comparison -> targets.addAll(quality(comparison)));
    return targets;
  }

  private static MeanInterval alone(double figure) {
    return new MeanInterval(figure, Double.NaN);
  }
}
