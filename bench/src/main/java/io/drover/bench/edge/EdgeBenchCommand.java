package io.drover.bench.edge;

import io.drover.bench.flights.TestSeeds;
import io.drover.bench.flights.TestTrace;
import io.drover.bench.flights.TestTraces;
import io.drover.bench.flights.TraceFiles;
import io.drover.bench.report.BenchOutput;
import io.drover.bench.report.BenchReport;
import io.drover.bench.report.Section;
import io.drover.bench.report.SectionNames;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Destination;
import io.drover.launch.cli.Interruption;
import io.drover.launch.policy.PolicyNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code drover bench edge}: the edge held against its baselines. */
@Command(
    name = "edge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Holds the edge server against its baselines: allocators, load, attack, faults.",
    footer = {
      "",
      "Sections:",
      "  swarm        1 to 15 drones on 12 cores, 4 drones on 4 to 12 cores",
      "  slow-swarm   the same with drones that are six times as slow",
      "  load         frames a second beside the network alone; 1 to 64 drones",
      "  shares       how soon a share takes effect, and how well it is kept",
      "  hostile      10,000 hostile requests while a drone is served",
      "  faults       workers, edge and links die, the disk is full, the clock jumps",
      "",
      "Examples:",
      "  ./drover bench edge --quick                a first look, in minutes",
      "  ./drover bench edge --section swarm --json",
      "  ./drover bench edge --traces DIR --scheduler mine.onnx"
    })
public final class EdgeBenchCommand implements Callable<Integer> {
  @Option(
      names = "--section",
      paramLabel = "NAME",
      split = ",",
      description = "which to run (default: all)")
  private List<String> sections = new ArrayList<>();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "swarms of each size that are flown (default: 5)")
  private Optional<Integer> seeds = Optional.empty();

  @Option(
      names = "--traces",
      paramLabel = "DIR|FILE",
      split = ",",
      description = "further uplinks, whole")
  private List<Path> traces = new ArrayList<>();

  @Option(
      names = "--scheduler",
      paramLabel = "FILE.onnx",
      description = "another learnt policy for the drones (default: the shipped one)")
  private Optional<Path> scheduler = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "report.html, report.json and recorded flights (default: runs/bench-edge)")
  private Path out = Path.of("runs", "bench-edge");

  @Option(names = "--json", description = "print one JSON object instead of tables")
  private boolean json;

  @Option(names = "--quick", description = "few swarms, for a first look")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireSensible();
    List<EdgeSection> chosen = SectionNames.chosen(EdgeSections.ALL, EdgeSection::id, sections);
    EdgeBenchOptions options =
        quick
            ? EdgeBenchOptions.firstLook()
            : EdgeBenchOptions.full(seeds.orElse(EdgeBenchOptions.DEFAULT_SEEDS));
    PolicyNetwork network = scheduler.map(PolicyNetwork::load).orElseGet(PolicyNetwork::shipped);
    List<TestTrace> links = TestTraces.with(TraceFiles.read(traces));
    Destination.folder(out);
    try (EdgeBenchData data = new EdgeBenchData(options, out, network, links)) {
      BenchOutput output = new BenchOutput(out, json);
      List<Supplier<Section>> questions = new ArrayList<>();
      chosen.forEach(section -> questions.add(() -> section.run(data, options)));
      BenchReport report =
          Interruption.told(
              "bench edge",
              () ->
                  output.run(
                      "The edge held against its baselines",
                      BenchOutput.commandLine(spec),
                      settings(data, options),
                      questions));
      output.show(report);
    }
    return 0;
  }

  private Map<String, String> settings(EdgeBenchData data, EdgeBenchOptions options) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (quick) {
      settings.put("Quick", "a first look: few swarms, and wide intervals");
    }
    settings.put("Seeds", options.seeds() + ", each with its own routes, uplinks and starts");
    settings.put("Scheduler", data.scheduler().name());
    settings.put(
        "Routes", options.routes() + " random ones of " + Math.round(options.routeMetres()) + " m");
    settings.put("Uplinks", data.links().size() + ", whole, and never learnt from");
    return settings;
  }

  private void requireSensible() {
    if (spec.parent().commandLine().getParseResult().hasMatchedPositional(0)) {
      throw mistake("bench: edge is run alone: leave out the other benchmarks");
    }
    if (quick && seeds.isPresent()) {
      throw mistake("--quick has seeds of its own: leave out --seeds");
    }
    if (seeds.isPresent() && (seeds.get() < 1 || seeds.get() > TestSeeds.MOST)) {
      throw mistake("--seeds is " + seeds.get() + ": give 1 to " + TestSeeds.MOST);
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
