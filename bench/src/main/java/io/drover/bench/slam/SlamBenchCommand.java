package io.drover.bench.slam;

import io.drover.bench.report.BenchOutput;
import io.drover.bench.report.BenchReport;
import io.drover.bench.report.Section;
import io.drover.bench.report.SectionNames;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Destination;
import io.drover.launch.cli.Interruption;
import java.nio.file.Files;
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

/** {@code drover bench slam}: maps of public logs held against what others reach. */
@Command(
    name = "slam",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Maps public logs, and holds the maps against relations checked by hand.",
    footer = {
      "",
      "Sections:",
      "  relations   each log with a file of relations beside it, with wheels and without",
      "  split       the same logs cut into 2, 3 and 4 robots",
      "  graphs      pose graphs in g2o's format: χ² and time",
      "  logs        scans, CPU time, memory and constraints of every log",
      "  recslam     rounds of simulated fleets on edges beside RecSLAM's; needs no data",
      "",
      "Examples:",
      "  ./drover bench slam --quick                 a first look, in a minute or two",
      "  ./drover bench slam --data DIR --section graphs --json"
    })
public final class SlamBenchCommand implements Callable<Integer> {
  @Option(
      names = "--section",
      paramLabel = "NAME",
      split = ",",
      description = "which to run (default: all)")
  private List<String> sections = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "logs, relations and pose graphs (default: ../shared/data/slam)")
  private Optional<Path> data = Optional.empty();

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "maps of each log, of whose times the median is told (default: 3)")
  private Optional<Integer> runs = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "report.html, report.json and trajectories (default: runs/bench-slam)")
  private Path out = Path.of("runs", "bench-slam");

  @Option(names = "--json", description = "print one JSON object instead of tables")
  private boolean json;

  @Option(names = "--quick", description = "each map once, and two robots, for a first look")
  private boolean quick;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    requireSensible();
    List<SlamSection> chosen = SectionNames.chosen(SlamSections.ALL, SlamSection::id, sections);
    SlamBenchOptions options =
        quick
            ? SlamBenchOptions.firstLook()
            : SlamBenchOptions.full(runs.orElse(SlamBenchOptions.DEFAULT_RUNS));
    Path folder = data.orElse(Path.of("..", "shared", "data", "slam"));
    Destination.folder(out);
    SlamBenchData found = new SlamBenchData(folder, out, options.runs());
    BenchOutput output = new BenchOutput(out, json);
    List<Supplier<Section>> questions = new ArrayList<>();
    chosen.forEach(section -> questions.add(() -> section.run(found, options)));
    BenchReport report =
        Interruption.told(
            "bench slam",
            () ->
                output.run(
                    "Maps held against what others reach",
                    BenchOutput.commandLine(spec),
                    settings(folder, options),
                    questions));
    output.show(report);
    return 0;
  }

  private Map<String, String> settings(Path folder, SlamBenchOptions options) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (quick) {
      settings.put("Quick", "a first look: each map is made once");
    }
    settings.put("Data", folder.toString());
    settings.put("Maps", options.runs() + " of each log, each by a process of its own");
    settings.put("Cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
    return settings;
  }

  private void requireSensible() {
    if (spec.parent().commandLine().getParseResult().hasMatchedPositional(0)) {
      throw mistake("bench: slam is run alone: leave out the other benchmarks");
    }
    if (quick && runs.isPresent()) {
      throw mistake("--quick maps once: leave out --runs");
    }
    if (runs.isPresent() && (runs.get() < 1 || runs.get() > SlamBenchOptions.MOST_RUNS)) {
      throw mistake("--runs is " + runs.get() + ": give 1 to " + SlamBenchOptions.MOST_RUNS);
    }
    if (data.isPresent() && !Files.isDirectory(data.get())) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "--data: " + data.get() + " is no folder: check the path");
    }
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
