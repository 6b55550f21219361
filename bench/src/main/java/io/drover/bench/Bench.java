package io.drover.bench;

import io.drover.bench.a3d.A3dCommand;
import io.drover.bench.edge.EdgeBenchCommand;
import io.drover.bench.ros.RosBenchCommand;
import io.drover.bench.slam.SlamBenchCommand;
import io.drover.launch.cli.CommandRun;
import io.drover.launch.log.JavaLogging;
import io.drover.slam.log.G2oFile;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover bench}: measures this machine, one table a run. */
@Command(
    name = "drover bench",
    mixinStandardHelpOptions = true,
    description =
        "Measures this machine, on the wall clock; or holds A3D, the edge and maps against their"
            + " baselines.",
    subcommands = {
      A3dCommand.class,
      EdgeBenchCommand.class,
      SlamBenchCommand.class,
      RosBenchCommand.class
    },
    footer = {
      "",
      "Benchmarks:",
      "  overhead     a 448² q95 frame through resize, encode, gRPC, decode and log, no network",
      "  decision     one scheduling decision of the shipped policy",
      "  inference    the shipped navigation network at each resolution",
      "  renderer     one frame of the embedded world at 448²",
      "  allocation   an edge's cores shared among 15, 100 and 1000 drones",
      "  planner      10, 30 and 50 robots grouped and placed on 3 edges",
      "  posegraph    a walk of 3500 poses over a grid brought in order, or --graph's files",
      "  environment  scheduling steps of flight that a second of training replays",
      "",
      "Examples:",
      "  ./drover bench                  all of them, about two minutes",
      "  ./drover bench overhead decision",
      "  ./drover bench a3d --quick      policies compared, a first look",
      "  ./drover bench edge --quick     allocators compared, a first look",
      "  ./drover bench slam --data DIR  maps of public logs beside published figures",
      "  ./drover bench ros              the ROS client between processes; needs roscore"
    })
public final class Bench implements Runnable {
  private static final String POSE_GRAPH = "posegraph";

  private static final Map<String, String> BENCHMARKS = new LinkedHashMap<>();

  static {
    BENCHMARKS.put("overhead", FrameOverheadBenchmark.class.getName());
    BENCHMARKS.put("decision", DecisionBenchmark.class.getName());
    BENCHMARKS.put("inference", InferenceBenchmark.class.getName());
    BENCHMARKS.put("renderer", RendererBenchmark.class.getName());
    BENCHMARKS.put("allocation", AllocationBenchmark.class.getName());
    BENCHMARKS.put("planner", PlannerBenchmark.class.getName());
    BENCHMARKS.put(POSE_GRAPH, PoseGraphBenchmark.class.getName());
    BENCHMARKS.put("environment", EnvironmentBenchmark.class.getName());
  }

  @Parameters(arity = "0..*", paramLabel = "NAME", description = "which to run (default: all)")
  private String[] names = {};

  @Option(names = "--seconds", description = "of measuring per benchmark (default: 5)")
  private int seconds = 5;

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description = "a g2o file for posegraph; may be given again")
  private List<Path> graphs = List.of();

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Bench() {}

  /** Runs what the arguments name, and ends the process with its exit code. */
  public static void main(String[] arguments) {
    JavaLogging.quieten();
    System.exit(run(new PrintWriter(System.err, true, StandardCharsets.UTF_8), arguments));
  }

  /** Runs what the arguments name; the exit code. */
  static int run(PrintWriter errors, String... arguments) {
    return CommandRun.of(new CommandLine(new Bench()), errors, arguments);
  }

  @Override
  public void run() {
    String[] chosen = names.length == 0 ? BENCHMARKS.keySet().toArray(new String[0]) : names;
    for (String name : chosen) {
      if (!BENCHMARKS.containsKey(name)) {
        throw new CommandLine.ParameterException(
            spec.commandLine(),
            "no benchmark '"
                + name
                + "': use "
                + BENCHMARKS.keySet()
                + ", or a3d, edge, slam or ros alone");
      }
    }
    if (!graphs.isEmpty() && !List.of(chosen).contains(POSE_GRAPH)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--graph is for posegraph: name that, or leave --graph out");
    }
    // what cannot be read is said before anything is measured
    graphs.forEach(G2oFile::read);
    System.out.printf("%-34s %10s %10s %10s %10s%n", "measured", "p50", "p95", "p99", "samples");
    for (String name : chosen) {
      measure(name);
    }
  }

  private void measure(String name) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(BENCHMARKS.get(name) + "\\.")
            .forks(1)
            .warmupIterations(3)
            .warmupTime(TimeValue.seconds(2))
            .measurementIterations(1)
            .measurementTime(TimeValue.seconds(seconds))
            .timeUnit(TimeUnit.MILLISECONDS)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    if (name.equals(POSE_GRAPH) && !graphs.isEmpty()) {
      options.param("graph", graphs.stream().map(Path::toString).toArray(String[]::new));
    }
    try {
      print(new Runner(options.build()).run());
    } catch (RunnerException e) {
      throw new IllegalStateException("benchmark " + name + " failed: " + e.getMessage(), e);
    }
  }

  private static void print(Collection<RunResult> results) {
    for (RunResult result : results) {
      Statistics times = result.getPrimaryResult().getStatistics();
      String label = result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "");
      for (String parameter : result.getParams().getParamsKeys()) {
        label += " " + Path.of(result.getParams().getParam(parameter)).getFileName();
      }
      if (result.getParams().getMode() == Mode.Throughput) {
        System.out.printf(Locale.ROOT, "%-34s %10.0f per second%n", label, 1000 * times.getMean());
        continue;
      }
      System.out.printf(
          Locale.ROOT,
          "%-34s %7.3f ms %7.3f ms %7.3f ms %10d%n",
          label,
          times.getPercentile(50),
          times.getPercentile(95),
          times.getPercentile(99),
          times.getN());
    }
  }
}
