package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.telemetry.account.AccountFolder;
import io.drover.telemetry.account.Role;
import io.drover.telemetry.topic.TopicTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover accounts}: who may use an MQTT broker, and for what. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes accounts for an MQTT broker, and removes them.",
      "A drone, edge or map may publish under its own name only, and hear its own commands; an",
      "operator may read everything of a site, and send commands. Mosquitto reads the same files."
    },
    footer = {
      "",
      "The folder has passwords and acl for the broker, and NAME.password, random, for",
      "whoever has that name. ./drover broker reads the files again when they change.",
      "",
      "Examples:",
      "  ./drover accounts drone1 drone2 --role drone",
      "  ./drover accounts edge1 --role edge",
      "  ./drover accounts me --role operator --site local",
      "  ./drover accounts --remove drone2",
      "  ./drover drone --mqtt tcp://localhost:1883 --accounts accounts"
    })
final class AccountsCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "NAME", description = "ids of those who shall have one")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "what they are: drone, edge, map or operator")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "where they work, drover/v1/<site>/... (default: ${DEFAULT-VALUE})")
  private String site = "local";

  @Option(
      names = "--remove",
      paramLabel = "NAME",
      split = ",",
      description = "accounts that shall count no longer")
  private List<String> removed = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where they are (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("accounts");

  @Override
  public Integer call() {
    if (names.isEmpty() && removed.isEmpty()) {
      throw mistake("accounts: name those who shall have one, such as drone1 --role drone");
    }
    if (names.isEmpty() == role.isPresent()) {
      throw mistake("accounts: give names and their --role: drone, edge, map or operator");
    }
    Optional<Role> given = role.map(AccountsCommand::role);
    for (String name : names) {
      DroneId unused = new DroneId(name);
    }
    AccountFolder folder = new AccountFolder(out);
    for (String name : removed) {
      folder.remove(name);
      System.out.println("removed: " + name);
    }
    for (String name : names) {
      folder.add(new TopicTree(site, name), given.orElseThrow());
      System.out.println(folder.secret(name));
    }
    return 0;
  }

  private static Role role(String name) {
    return NamedValue.of("--role", name, Role.values(), r -> r.name().toLowerCase(Locale.ROOT));
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
