package io.drover.launch.cli;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.core.link.shaper.TcpShaper;
import io.drover.core.time.WallClock;
import io.drover.launch.live.Announcement;
import io.drover.launch.live.Lifetime;
import io.drover.launch.live.LinkConfig;
import io.drover.rpc.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover link}: a link of a bandwidth trace, in front of any TCP server. */
@Command(
    name = "link",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Emulates a link: a TCP proxy that lets bytes through as a bandwidth trace does.",
      "With --generate it prints a trace instead."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover link --listen 127.0.0.1:50050 --to 127.0.0.1:50051 --trace lte-drone",
      "  ./drover link --generate lte --seed 9 --duration 600 > my-link.csv"
    })
final class LinkCommand implements Callable<Integer> {
  /** Options by the keys of the configuration that they set. */
  private static final Map<String, String> OPTIONS =
      Map.of(
          "listen", "--listen",
          "to", "--to",
          "delay_seconds", "--delay",
          "offset_seconds", "--offset");

  private static final double CSV_STEP_SECONDS = 0.5;

  @Option(
      names = "--listen",
      paramLabel = "H:P",
      description = "where drones connect (default: 127.0.0.1:50050)")
  private Optional<String> listen = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "H:P",
      description = "the server behind the link (default: 127.0.0.1:50051)")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--trace",
      paramLabel = "NAME|FILE",
      description = "what it carries (default: hsdpa-drive)")
  private Optional<String> trace = Optional.empty();

  @Option(names = "--delay", paramLabel = "S", description = "one way (default: 0.015)")
  private Optional<Double> delay = Optional.empty();

  @Option(
      names = "--offset",
      paramLabel = "S",
      description = "where in its trace the link starts (default: 0)")
  private Optional<Double> offset = Optional.empty();

  @Option(names = "--insecure", description = "may listen beyond this machine")
  private boolean insecure;

  @Mixin private ConfigOption config;

  @Option(
      names = "--generate",
      paramLabel = "KIND",
      description = "print a trace: hsdpa, lte, lte-drone or nr")
  private Optional<String> generate = Optional.empty();

  @Option(names = "--seed", paramLabel = "N", description = "of --generate (default: 1)")
  private long seed = 1;

  @Option(names = "--duration", paramLabel = "S", description = "of --generate (default: 600)")
  private double duration = 600;

  @Override
  public Integer call() {
    if (generate.isPresent()) {
      print(generate.get());
      return 0;
    }
    LinkConfig chosen = chosen();
    BandwidthTrace carried = TraceOption.load(chosen.trace());
    try (Lifetime lifetime = Lifetime.begin();
        TcpShaper link = TcpShaper.start(chosen.options(carried), new WallClock())) {
      Announcement.print(
          new HostPort(HostPort.parse(chosen.listen()).host(), link.address().getPort()));
      lifetime.untilOver();
    }
    return 0;
  }

  private void print(String label) {
    if (!(duration >= 1 && duration <= 1e6)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "--duration is " + duration + ": give 1 to 1000000 s");
    }
    BandwidthTrace made = TraceGenerator.generate(kind(label), duration, seed);
    System.out.printf(
        "# generated: ./drover link --generate %s --seed %d --duration %s%n",
        label, seed, duration == Math.rint(duration) ? (Object) (long) duration : duration);
    TraceGenerator.toCsv(made, CSV_STEP_SECONDS).forEach(System.out::println);
  }

  private static TraceGenerator.Kind kind(String label) {
    List<TraceGenerator.Kind> kinds = List.of(TraceGenerator.Kind.values());
    return kinds.stream()
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new DroverException(
                    ErrorCode.INVALID_ARGUMENT,
                    "--generate: unknown kind '"
                        + label
                        + "'"
                        + Keys.suggestion(
                            label, kinds.stream().map(TraceGenerator.Kind::label).toList())));
  }

  private LinkConfig chosen() {
    LinkConfig base = config.over(LinkConfig.DEFAULT);
    return Mistakes.named(
        "link",
        OPTIONS,
        () ->
            new LinkConfig(
                listen.orElse(base.listen()),
                insecure || base.insecure(),
                to.orElse(base.to()),
                trace.orElse(base.trace()),
                delay.orElse(base.delaySeconds()),
                base.queueBytes(),
                offset.orElse(base.offsetSeconds())));
  }
}
