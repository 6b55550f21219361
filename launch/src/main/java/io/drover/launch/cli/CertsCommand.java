package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.launch.certs.CertificateAuthority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover certs}: certificates for one's own drones and edge servers. */
@Command(
    name = "certs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes certificates by which drones and edge servers know each other, and on first use",
      "the authority that signs them. A drone's name in its certificate is its identity."
    },
    footer = {
      "",
      "Each process needs its own NAME.pem and NAME.key, and ca.pem.",
      "Keep ca.key to yourself.",
      "",
      "Examples:",
      "  ./drover certs edge1 --host edge.lab,192.168.1.5   for an edge server",
      "  ./drover certs drone1 drone2                       for two drones",
      "  ./drover edge --bind 0.0.0.0:50051 --certs certs   lets only them in",
      "  ./drover certs --revoke drone2                     and drone2 no more"
    })
final class CertsCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "ids of drones and edge servers to make certificates for")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--host",
      paramLabel = "HOST",
      split = ",",
      description = "names and addresses by which these are reached (default: localhost,127.0.0.1)")
  private List<String> hosts = List.of("localhost", "127.0.0.1");

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "how long they count (default: ${DEFAULT-VALUE})")
  private int days = 365;

  @Option(
      names = "--revoke",
      paramLabel = "NAME",
      split = ",",
      description = "certificates that shall count no longer")
  private List<String> revoked = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where they are (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("certs");

  @Override
  public Integer call() {
    if (names.isEmpty() && revoked.isEmpty()) {
      throw mistake("certs: name the drones and edge servers, such as edge1 drone1");
    }
    if (days < 1 || days > 3650) {
      throw mistake("--days is " + days + ": give 1 to 3650");
    }
    for (String name : names) {
      DroneId unused = new DroneId(name);
    }
    CertificateAuthority authority = CertificateAuthority.in(out);
    for (String name : revoked) {
      authority.revoke(name);
      System.out.println("revoked: " + name);
    }
    for (String name : names) {
      authority.issue(name, hosts, Duration.ofDays(days));
      System.out.println(out.resolve(name + ".pem") + " and " + name + ".key");
    }
    return 0;
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
