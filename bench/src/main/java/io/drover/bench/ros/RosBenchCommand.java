package io.drover.bench.ros;

import io.drover.launch.cli.Interruption;
import io.drover.ros.RosNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover bench ros}: the ROS client between two processes of this machine. */
@Command(
    name = "ros",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures the ROS client between two processes over a real roscore: how soon a node",
      "is known, how long a command takes there and back, what video costs."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover bench ros                  about a minute",
      "  ./drover bench ros --seconds 30 --runs 5"
    })
public final class RosBenchCommand implements Callable<Integer> {
  private static final double WARM_UP_SECONDS = 3;
  private static final double SLOW_HERTZ = 100;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "each run of round trips and of video (default: 5)")
  private double seconds = 5;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "of each, of which the median is told (default: 3)")
  private int runs = 3;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (!(seconds >= 0.5 && seconds <= 3600)) {
      throw mistake("--seconds is " + seconds + ": give 0.5 to 3600");
    }
    if (runs < 1 || runs > 100) {
      throw mistake("--runs is " + runs + ": give 1 to 100");
    }
    return Interruption.told("bench ros", this::measure);
  }

  private int measure() {
    try (RosCoreProcess core = RosCoreProcess.start();
        RosNode node = core.join("bench")) {
      System.out.printf(
          "measured, between processes over loopback; medians of %d runs of %s s, %d cores%n",
          runs, number(seconds), Runtime.getRuntime().availableProcessors());
      registered(core);
      started(core);
      try (MirrorProcess mirror = MirrorProcess.start(core.uri());
          RoundTrips trips = new RoundTrips(node)) {
        RoundTrips.Result unused = trips.run(WARM_UP_SECONDS, 0);
        roundTrips("round trip, back to back", trips, 0);
        roundTrips("round trip, 100 Hz", trips, SLOW_HERTZ);
        video(node, mirror);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return 1;
      }
    }
    return 0;
  }

  private void registered(RosCoreProcess core) {
    List<double[]> starts = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      try (MirrorProcess one = MirrorProcess.start(core.uri())) {
        starts.add(new double[] {one.sinceJvmSeconds(), one.sinceStartSeconds()});
      }
    }
    line(
        "node registered",
        "%.3f s after its JVM began, %.3f s after its process",
        median(starts, s -> s[0]),
        median(starts, s -> s[1]));
  }

  private void started(RosCoreProcess core) {
    NodeStart start = new NodeStart(Path.of(System.getProperty("drover.home")), core.uri());
    start.prepare();
    List<Double> starts = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      starts.add(start.seconds());
    }
    line("./drover node edge_server", "%.3f s until it is registered", median(starts, s -> s));
  }

  private void roundTrips(String name, RoundTrips trips, double hertz) throws InterruptedException {
    List<RoundTrips.Result> results = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      results.add(trips.run(seconds, hertz));
    }
    line(
        name,
        "p50 %.3f ms  p95 %.3f ms  %d sent, %d lost",
        1e3 * median(results, RoundTrips.Result::p50Seconds),
        1e3 * median(results, RoundTrips.Result::p95Seconds),
        results.stream().mapToInt(RoundTrips.Result::sent).sum(),
        results.stream().mapToInt(RoundTrips.Result::lost).sum());
  }

  private void video(RosNode node, MirrorProcess mirror) {
    List<VideoRun.Result> results = new ArrayList<>();
    VideoRun.Result unused = VideoRun.of(node, mirror, WARM_UP_SECONDS);
    for (int run = 0; run < runs; run++) {
      results.add(VideoRun.of(node, mirror, seconds));
    }
    line(
        "%d×%d×3 at %d Hz in and out".formatted(VideoRun.WIDTH, VideoRun.HEIGHT, VideoRun.HERTZ),
        "%.1f%% of a core  %d frames, %d lost",
        100 * median(results, VideoRun.Result::coreShare),
        results.stream().mapToInt(VideoRun.Result::frames).sum(),
        results.stream().mapToInt(VideoRun.Result::lost).sum());
  }

  private static void line(String name, String format, Object... values) {
    System.out.printf(Locale.ROOT, "%-30s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  private static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private ParameterException mistake(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
