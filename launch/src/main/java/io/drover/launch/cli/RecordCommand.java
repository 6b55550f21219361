package io.drover.launch.cli;

import io.drover.launch.live.Lifetime;
import io.drover.launch.node.NodeRun;
import io.drover.launch.record.RecordOptions;
import io.drover.launch.record.Recorder;
import io.drover.launch.record.RecordingState;
import io.drover.launch.record.TopicChoice;
import io.drover.ros.RosNode;
import io.drover.ros.bag.BagCompression;
import io.drover.ros.name.RosArguments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover record}: topics of a running ROS graph into a bag. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Records topics of a running ROS master into a ROS 1 bag until Ctrl-C. Needs nothing of",
      "ROS on this machine; types may be any."
    },
    footer = {
      "",
      "The bag is called OUT.bag.active until it is whole. After a crash:",
      "  rosbag reindex OUT.bag.active",
      "ROS arguments and variables hold: ROS_MASTER_URI, ROS_IP, __ns:=…, from:=to.",
      "",
      "Examples:",
      "  ./drover record run.bag --all                      every topic, new ones, too",
      "  ./drover record run.bag /robot1/scan /robot1/odom /tf /tf_static",
      "  ./drover record run.bag --regex '/robot[0-9]+/(scan|odom)' '/tf.*'",
      "  ./drover record run.bag --all --exclude '.*/image_raw' --compression lz4",
      "  ./drover record run.bag --all --split 2G           run_0.bag, run_1.bag, …",
      "  ./drover record run.bag --all --duration 60        a minute of ROS time",
      "goes on with:  ./drover map run.bag --out map"
    })
final class RecordCommand implements Callable<Integer> {
  private static final String SUFFIX = ".bag";
  private static final long MOST_BUFFER_BYTES = 256_000_000;
  private static final double MEGABYTE = 1e6;

  @Parameters(index = "0", paramLabel = "OUT.bag", description = "the file, which is not there yet")
  private Path out;

  @Parameters(
      index = "1..*",
      paramLabel = "TOPIC",
      description = "topics to record; they may come later")
  private List<String> words = new ArrayList<>();

  @Option(names = "--all", description = "all topics, also those that come while it runs")
  private boolean all;

  @Option(
      names = "--regex",
      description = "TOPICs are regular expressions of whole names, from the slash on")
  private boolean regex;

  @Option(
      names = "--exclude",
      paramLabel = "REGEX",
      description = "not these, of --all or --regex; of whole names")
  private Optional<String> exclude = Optional.empty();

  @Option(
      names = "--compression",
      paramLabel = "none|bz2|lz4",
      converter = BagCompressionName.class,
      description = "how chunks are packed (default: none)")
  private BagCompression compression = BagCompression.NONE;

  @Option(
      names = "--duration",
      paramLabel = "S",
      description = "end by itself after so many seconds of ROS time")
  private Optional<Double> duration = Optional.empty();

  @Option(
      names = "--split",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "begin another file, OUT_0.bag, OUT_1.bag, …, at this size, like 500M or 2G")
  private Optional<Long> split = Optional.empty();

  @Option(
      names = "--buffer",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description =
          "messages that may wait for the disk (default: 256M, at most a quarter of the heap)")
  private Optional<Long> buffer = Optional.empty();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    RosArguments arguments =
        RosArguments.parse(
            "drover_record_" + ProcessHandle.current().pid(), words, System.getenv());
    RecordOptions options =
        Mistakes.named("record", Map.of("duration", "--duration"), () -> options(arguments));
    arguments.others().forEach(topic -> requireName(arguments, topic));
    Recorder.require(options);
    try (Lifetime lifetime = Lifetime.beginToBeSignalled()) {
      Optional<RosNode> joined = NodeRun.join(arguments, lifetime);
      if (joined.isPresent()) {
        try (RosNode node = joined.get()) {
          record(node, options, lifetime);
        }
      }
    }
    return 0;
  }

  private void record(RosNode node, RecordOptions options, Lifetime lifetime) {
    RecordProgress progress = new RecordProgress();
    try {
      tell(Recorder.run(node, options, lifetime::over, progress));
    } finally {
      progress.end();
    }
  }

  private void requireName(RosArguments arguments, String topic) {
    if (!regex) {
      var unused = arguments.names().resolve(topic);
    }
  }

  private RecordOptions options(RosArguments arguments) {
    String name = out.getFileName().toString();
    Path bag = name.endsWith(SUFFIX) ? out : out.resolveSibling(name + SUFFIX);
    return new RecordOptions(
        bag,
        TopicChoice.of(arguments.others(), all, regex, exclude),
        compression,
        duration.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        split.map(OptionalLong::of).orElse(OptionalLong.empty()),
        buffer.orElse(Math.min(MOST_BUFFER_BYTES, Runtime.getRuntime().maxMemory() / 4)));
  }

  private void tell(RecordingState end) {
    if (json.chosen()) {
      JsonOption.print(
          Map.of(
              "bags", end.finished().stream().map(Path::toString).toList(),
              "seconds", end.seconds(),
              "topics", end.topics(),
              "messages", end.messages(),
              "bytes", end.bytes(),
              "lost", end.lost()));
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d messages of %d topics, %.1f MB in %.1f s%s%n",
        end.finished().stream().map(Path::toString).collect(Collectors.joining(", ")),
        end.messages(),
        end.topics(),
        end.bytes() / MEGABYTE,
        end.seconds(),
        end.lost() > 0
            ? "; " + end.lost() + " messages were lost: record to a faster disk, or fewer topics"
            : "");
  }
}
