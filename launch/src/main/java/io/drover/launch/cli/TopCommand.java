package io.drover.launch.cli;

import io.drover.launch.live.Lifetime;
import io.drover.launch.top.Top;
import io.drover.launch.top.TopOptions;
import io.drover.rpc.HostPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover top}: edge servers and their drones, live. */
@Command(
    name = "top",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows edge servers and their drones, kept up to date until Ctrl-C. Rates and",
      "percentiles are of the last 5 s; what took longer than 2 s counts as 2 s."
    },
    footer = {
      "",
      "An edge shows its metrics with ./drover edge --metrics-port 9464.",
      "Columns to sort by: drone, edge, fps, drops, why, cores, used, throttled,",
      "inference, inference-p50, queue, queue-p50, uplink, rtt, offload, worker.",
      "",
      "Examples:",
      "  ./drover top                                  an edge of this machine",
      "  ./drover top 9464 9465 --sort drops           two, what goes wrong first",
      "  ./drover top edge.lab:9464 --once --json      once, for a program",
      "  ./drover top --every 10 >> top.log            one table after another"
    })
final class TopCommand implements Callable<Integer> {
  private static final String USUAL = "127.0.0.1:9464";

  /** As an edge says where they are. */
  private static final Pattern PAGE = Pattern.compile("http://([^/]+)(?:/(?:metrics/?)?)?");

  @Parameters(
      arity = "0..*",
      paramLabel = "H:P",
      description =
          "where edges show their metrics; a port alone is this machine's (default: 9464)")
  private List<String> edges = new ArrayList<>();

  @Option(
      names = "--sort",
      paramLabel = "COLUMN",
      description = "words from A, figures from the greatest (default: ${DEFAULT-VALUE})")
  private String sort = "drone";

  @Option(
      names = "--every",
      paramLabel = "S",
      description = "seconds between two looks (default: ${DEFAULT-VALUE})")
  private double every = 1;

  @Option(
      names = "--once",
      description = "look twice, show it once, and end: with exit code 1 if an edge is not seen")
  private boolean once;

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    List<HostPort> addresses =
        (edges.isEmpty() ? List.of(USUAL) : edges).stream().map(TopCommand::address).toList();
    TopOptions options =
        Mistakes.named(
            "top",
            Map.of("every", "--every", "sort", "--sort"),
            () ->
                new TopOptions(
                    every, sort, json.chosen(), Boolean.getBoolean("drover.screen") && !once));
    Top top = new Top(addresses, options, System.out);
    try (Lifetime lifetime = Lifetime.begin()) {
      if (once) {
        return top.once(lifetime) ? 0 : 1;
      }
      top.watch(lifetime);
    }
    return 0;
  }

  static HostPort address(String text) {
    if (text.matches("\\d{1,5}")) {
      return HostPort.parse("127.0.0.1:" + text);
    }
    Matcher page = PAGE.matcher(text);
    return HostPort.parse(page.matches() ? page.group(1) : text);
  }
}
