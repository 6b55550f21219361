package io.drover.bench.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A comparison that never happened, with all that a report can show: plausible figures from a seed.
 * {@link #main} writes it to look at.
 */
public final class SampleReport {
  private static final List<String> POLICIES = List.of("a3d", "mpc", "dynamic", "offload", "local");
  private static final List<String> LINKS =
      List.of("lte-city", "lte-drone", "hsdpa-tram", "hsdpa-drive", "nr-drive");
  private static final double[] QUALITY = {0.972, 0.958, 0.881, 0.793, 0.612};
  private static final double[] LATENCY = {0.142, 0.139, 0.188, 0.287, 0.702};

  private final SplittableRandom random = new SplittableRandom(5);

  private SampleReport() {}

  /** Writes {@code report.html}, {@code report.json} and {@code report.txt} into a folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    BenchReport report = of();
    Files.writeString(folder.resolve("report.html"), BenchPage.of(report));
    Files.writeString(folder.resolve("report.json"), BenchJson.of(report));
    try (PrintStream out =
        new PrintStream(
            Files.newOutputStream(folder.resolve("report.txt")), false, StandardCharsets.UTF_8)) {
      BenchText.print(report, out);
    }
  }

  /** The report, the same always. */
  static BenchReport of() {
    SampleReport sample = new SampleReport();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Route", "campus, 600 m");
    settings.put("Flights", "8 a policy and link");
    settings.put("Device", "jetson-nano, 0.70 s a frame at 448²");
    settings.put("Edge", "8 cores, shared by 4 drones");
    settings.put("Seed", "1");
    return new BenchReport(
        "A3D against its baselines on five links",
        "./drover bench a3d --route campus --flights 8 --links lte-city,lte-drone,hsdpa-tram,"
            + "hsdpa-drive,nr-drive",
        settings,
        List.of(
            sample.quality(), sample.latency(), sample.sharing(), sample.time(), sample.codec()));
  }

  private Section quality() {
    List<List<Cell>> rows = new ArrayList<>();
    for (int p = 0; p < POLICIES.size(); p++) {
      rows.add(
          List.of(
              new Cell.Text(POLICIES.get(p)),
              new Cell.Estimate(QUALITY[p], 0.003 + 0.004 * p, "%.3f"),
              new Cell.Estimate(600 * Math.min(1, QUALITY[p] + 0.02), 6 + 14.0 * p, "%.1f m"),
              new Cell.Number(LATENCY[p], "%.3f s"),
              new Cell.Number(p == 4 ? Double.NaN : 100 * (0.6 + 0.1 * p), "%.1f%%"),
              new Cell.Number(p == 4 ? 0 : 46.5 - 9 * p, "%.1f MB")));
    }
    Table table =
        new Table(
                "Means over all links",
                List.of("policy", "QoN", "distance", "latency p50", "offloaded", "sent"),
                rows)
            .with("QoN", Better.HIGHER)
            .with("distance", Better.HIGHER)
            .with("latency p50", Better.LOWER);
    List<Series> bars = new ArrayList<>();
    for (int p = 0; p < POLICIES.size(); p++) {
      double[] y = new double[LINKS.size()];
      double[] half = new double[LINKS.size()];
      for (int l = 0; l < y.length; l++) {
        y[l] = Math.min(1, QUALITY[p] + 0.06 * random.nextDouble() - 0.03 * (p + 1));
        half[l] = 0.004 + 0.012 * (p + 1) * random.nextDouble();
      }
      bars.add(new Series(POLICIES.get(p), indexes(y.length), y, half));
    }
    return new Section(
        "quality",
        "Quality of navigation",
        "QoN is the share of frames whose steering was within 0.13 rad of the reference when the"
            + " command took effect. ± is half of the 95% interval over flights.",
        Kind.SIMULATED,
        List.of(table),
        List.of(
            new Chart(
                ChartType.BAR,
                "QoN on each link",
                Axis.of("link", LINKS),
                new Axis("QoN", false),
                bars)));
  }

  private Section latency() {
    List<Series> samples = new ArrayList<>();
    for (int p = 0; p < POLICIES.size(); p++) {
      double[] x = new double[5000];
      for (int i = 0; i < x.length; i++) {
        x[i] = LATENCY[p] * Math.exp((p == 4 ? 0.02 : 0.55) * normal());
        if (p == 3 && i % 11 == 0) {
          x[i] = Double.POSITIVE_INFINITY;
        }
      }
      samples.add(Series.samples(POLICIES.get(p), x));
    }
    List<Series> dots = new ArrayList<>();
    for (int p = 0; p < POLICIES.size(); p++) {
      double[] x = new double[24];
      double[] y = new double[24];
      for (int i = 0; i < x.length; i++) {
        x[i] = LATENCY[p] * (1 + 0.15 * normal());
        y[i] = Math.min(1, QUALITY[p] + 0.02 * normal());
      }
      dots.add(new Series(POLICIES.get(p), x, y));
    }
    return new Section(
        "latency",
        "Latency from capture to command",
        "Frames that the edge did not answer in time count as never answered.",
        Kind.SIMULATED,
        List.of(),
        List.of(
            new Chart(
                ChartType.CDF,
                "Distribution of latency",
                new Axis("latency, s", true),
                new Axis("share of frames at or below", false),
                samples),
            new Chart(
                ChartType.SCATTER,
                "One dot a flight",
                new Axis("mean latency, s", false),
                new Axis("QoN", false),
                dots)));
  }

  private Section sharing() {
    double[] drones = {1, 2, 4, 8, 12, 16};
    List<String> allocators =
        List.of("QoN-aware shares", "equal shares", "first come, first served");
    List<Series> lines = new ArrayList<>();
    List<Series> rates = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (int a = 0; a < allocators.size(); a++) {
      double[] y = new double[drones.length];
      double[] half = new double[drones.length];
      double[] rate = new double[drones.length];
      for (int d = 0; d < y.length; d++) {
        y[d] = 0.98 - (0.004 + 0.011 * a) * drones[d] * (1 + 0.1 * random.nextDouble());
        half[d] = 0.004 + 0.002 * a + 0.01 * random.nextDouble();
        rate[d] = 120_000 / Math.pow(drones[d], 1 + 0.4 * a);
        if (a == 2 && d == 4) {
          y[d] = Double.NaN;
        }
        rows.add(
            List.of(
                new Cell.Text(allocators.get(a)),
                new Cell.Text(d < 3 ? "lte-city" : "nr-drive"),
                new Cell.Number(drones[d], "%.0f"),
                new Cell.Estimate(y[d], half[d], "%.3f"),
                new Cell.Estimate(rate[d] / 1000, rate[d] / 20_000, "%.1f kB/s")));
      }
      lines.add(new Series(allocators.get(a), drones, y, half));
      rates.add(new Series(allocators.get(a), drones, rate));
    }
    return new Section(
        "sharing",
        "Drones that share an edge",
        "",
        Kind.EMULATED,
        List.of(
            new Table("", List.of("allocator", "link", "drones", "QoN", "rate a drone"), rows)
                .with("QoN", Better.HIGHER)),
        List.of(
            new Chart(
                ChartType.LINE,
                "QoN as drones are added",
                new Axis("drones on one edge", false),
                new Axis("QoN", false),
                lines),
            new Chart(
                ChartType.LINE,
                "Rate that is left for each",
                new Axis("drones on one edge", true),
                new Axis("bytes per second", true),
                rates)));
  }

  private Section time() {
    List<String> decisions =
        List.of("on board 112²", "on board 448²", "edge 224² q60", "edge 448² q95");
    List<Series> steps = new ArrayList<>();
    List<Series> rolling = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      double[] x = IntStream.rangeClosed(0, 40).mapToDouble(i -> 5 * i).toArray();
      double[] y = new double[x.length];
      for (int i = 0; i < y.length; i++) {
        y[i] = i > 0 && random.nextDouble() < 0.6 ? y[i - 1] : random.nextInt(decisions.size());
      }
      steps.add(new Series(POLICIES.get(p), x, y));
      double[] t = IntStream.range(0, 200).mapToDouble(i -> i).toArray();
      double[] level = new double[t.length];
      double[] half = new double[t.length];
      for (int i = 0; i < t.length; i++) {
        level[i] = QUALITY[p] - 0.05 * Math.abs(Math.sin(i / (23.0 + 9 * p))) + 0.004 * normal();
        half[i] = 0.01 + 0.015 * Math.abs(Math.sin(i / 31.0));
      }
      rolling.add(new Series(POLICIES.get(p), t, level, half));
    }
    double[] seconds = IntStream.rangeClosed(0, 200).mapToDouble(i -> i).toArray();
    double[] rate = new double[seconds.length];
    for (int i = 0; i < rate.length; i++) {
      rate[i] = 2.4e6 * Math.exp(0.8 * Math.sin(i / 17.0) + 0.3 * normal());
    }
    return new Section(
        "time",
        "What was decided, and when",
        "The first flight on lte-drone.",
        Kind.EMULATED,
        List.of(),
        List.of(
            new Chart(
                ChartType.TIMELINE,
                "Bandwidth of the uplink",
                new Axis("time, s", false),
                new Axis("bits per second", false),
                List.of(new Series("lte-drone", seconds, rate))),
            new Chart(
                ChartType.TIMELINE,
                "Decisions",
                new Axis("time, s", false),
                Axis.of("where, and at what fidelity", decisions),
                steps),
            new Chart(
                ChartType.LINE,
                "QoN over the last 30 s",
                new Axis("time, s", false),
                new Axis("QoN", false),
                rolling)));
  }

  private Section codec() {
    double[] sides = {112, 224, 448};
    List<List<Cell>> rows = new ArrayList<>();
    List<Series> bars = new ArrayList<>();
    for (int q = 0; q < 3; q++) {
      int quality = List.of(95, 60, 10).get(q);
      double[] y = new double[sides.length];
      for (int s = 0; s < sides.length; s++) {
        y[s] = sides[s] * sides[s] * (0.3 / (1 + 2.2 * q));
        rows.add(
            List.of(
                new Cell.Text((int) sides[s] + "² q" + quality),
                new Cell.Number(y[s] / 1000, "%.1f kB"),
                new Cell.Number(0.4 + sides[s] * sides[s] / 90_000, "%.2f ms"),
                new Cell.Number(
                    q == 2 && s == 0 ? Double.POSITIVE_INFINITY : 40 - 5 * q, "%.1f dB")));
      }
      bars.add(new Series("q" + quality, sides, y));
    }
    return new Section(
        "codec",
        "Frames on the wire",
        "",
        Kind.MEASURED,
        List.of(
            new Table(
                    "Size and time of one frame", List.of("frame", "size", "encode", "PSNR"), rows)
                .with("encode", Better.LOWER)),
        List.of(
            new Chart(
                ChartType.BAR,
                "Size of a frame",
                new Axis("side, pixels", false),
                new Axis("bytes", false),
                bars),
            new Chart(
                ChartType.BAR,
                "The same on a logarithmic axis",
                new Axis("side, pixels", false),
                new Axis("bytes", true),
                bars)));
  }

  private static double[] indexes(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
