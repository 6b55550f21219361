package io.drover.launch.cli;

import io.drover.launch.doctor.Doctor;
import io.drover.launch.doctor.DoctorOptions;
import io.drover.launch.doctor.Finding;
import io.drover.launch.doctor.Verdict;
import io.drover.rpc.HostPort;
import io.drover.telemetry.broker.BrokerUrl;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover doctor}: whether all is there that Drover needs. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks whether all is there that Drover needs or works with, and says what to",
      "do about what is not. Exit code 1 if something does not work that must, or",
      "that was named."
    },
    footer = {
      "",
      "Examples:",
      "  ./drover doctor",
      "  ./drover doctor --airsim 192.168.1.20:41451 --mqtt tcp://broker.lab",
      "  ./drover doctor --edge edge.lab:9464 --json"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "the broker that must be there (default: looks at tcp://localhost:1883)")
  private Optional<String> broker = Optional.empty();

  @Option(
      names = "--airsim",
      paramLabel = "H:P",
      description = "the simulator that must be there (default: looks at 127.0.0.1:41451)")
  private Optional<String> airsim = Optional.empty();

  @Option(
      names = "--edge",
      paramLabel = "H:P",
      description = "where an edge shows its metrics; its clock is looked at, too")
  private List<String> edges = new ArrayList<>();

  @Mixin private JsonOption json;

  @Override
  public Integer call() {
    DoctorOptions options =
        new DoctorOptions(
            broker.map(BrokerUrl::parse),
            airsim.map(HostPort::parse),
            edges.stream().map(HostPort::parse).toList(),
            System.getenv());
    List<Finding> findings = new Doctor(options).look();
    if (json.chosen()) {
      JsonOption.print(Map.of("findings", findings.stream().map(DoctorCommand::figures).toList()));
    } else {
      findings.forEach(DoctorCommand::tell);
    }
    return findings.stream().anyMatch(each -> each.verdict() == Verdict.FAILURE) ? 1 : 0;
  }

  private static Map<String, Object> figures(Finding finding) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("subject", finding.subject());
    figures.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
    figures.put("what", finding.what());
    figures.put("remedy", finding.remedy());
    return figures;
  }

  private static void tell(Finding finding) {
    String mark =
        switch (finding.verdict()) {
          case OK -> "ok";
          case ABSENT -> "-";
          case WARNING -> "!";
          case FAILURE -> "FAILS";
        };
    System.out.printf("%-6s%-17s %s%n", mark, finding.subject(), finding.what());
    if (!finding.remedy().isEmpty()) {
      System.out.printf("%-24s%s%n", "", finding.remedy());
    }
  }
}
