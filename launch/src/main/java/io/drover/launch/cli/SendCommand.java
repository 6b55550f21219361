package io.drover.launch.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.Telemetries;
import io.drover.telemetry.operator.Answer;
import io.drover.telemetry.operator.CommandSender;
import io.drover.telemetry.payload.Acknowledgement.Status;
import io.drover.telemetry.topic.TopicTree;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover command}: tells a drone in flight what to do. */
@Command(
    name = "command",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells a drone in flight what to do, over MQTT, and waits until it is done.",
      "Exit code 1 if the drone refuses, cannot do it, or does not answer in time."
    },
    footer = {
      "",
      "  hold               stand still in the air, seeing and deciding as before",
      "  resume             fly on",
      "  land               come to rest, land, end the flight",
      "  policy NAME        a3d, local, offload, dynamic, mpc, static:<action> decides",
      "  speed-limit M/S    fly no faster; none lifts it",
      "",
      "Examples:",
      "  ./drover command drone1 hold",
      "  ./drover command drone1 speed-limit 1.5",
      "  ./drover command drone1 policy local --json",
      "  ./drover command drone1 land --accounts accounts --as me --timeout 60"
    })
final class SendCommand implements Callable<Integer> {
  /** What a command's value is called in its message. */
  private static final Map<Order, String> KEYS =
      Map.of(Order.POLICY, "policy", Order.SPEED_LIMIT, "speedLimitMetresPerSecond");

  private static final double MOST_SECONDS = 3600;

  /** Drones that are there answer sooner. */
  private static final double QUIET_SECONDS = 2;

  private enum Order {
    HOLD,
    RESUME,
    LAND,
    POLICY,
    SPEED_LIMIT;

    String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Parameters(index = "0", paramLabel = "DRONE", description = "its name")
  private String drone = "";

  @Parameters(index = "1", paramLabel = "COMMAND", description = "what it shall do, see below")
  private String command = "";

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "of policy and speed-limit")
  private Optional<String> value = Optional.empty();

  @Option(
      names = "--mqtt",
      paramLabel = "URL",
      description = "the drone's broker (default: ${DEFAULT-VALUE})")
  private String mqtt = "tcp://localhost:1883";

  @Mixin private AccountsOption accounts;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "who says so: an account of role operator (default: ${DEFAULT-VALUE})")
  private String name = "operator";

  @Mixin private BrokerCertsOption certs;

  @Option(
      names = "--site",
      paramLabel = "NAME",
      description = "where the drone is, drover/v1/<site>/... (default: ${DEFAULT-VALUE})")
  private String site = "local";

  @Option(
      names = "--timeout",
      paramLabel = "S",
      description = "longest wait until it is done (default: ${DEFAULT-VALUE})")
  private double timeout = 30;

  @Mixin private JsonOption json;

  @Override
  public Integer call() throws InterruptedException {
    Order order = NamedValue.of("COMMAND", command, Order.values(), Order::label);
    Map<String, Object> parameters = parameters(order);
    if (!(timeout > 0 && timeout <= MOST_SECONDS)) {
      throw mistake("--timeout is " + timeout + ": give seconds, up to " + MOST_SECONDS);
    }
    TopicTree participant = new TopicTree(site, drone);
    Telemetries broker = new Telemetries(mqtt, accounts.folder(), certs.folder(), Optional.empty());
    try (CommandSender sender =
        CommandSender.connect(
            broker.options(name, System.getenv()), participant, name, Clock.systemUTC())) {
      String id = sender.send(order.label(), parameters);
      return tell(order, awaited(sender, id));
    }
  }

  private Optional<Answer> awaited(CommandSender sender, String id) throws InterruptedException {
    double quiet = Math.min(timeout, QUIET_SECONDS);
    Optional<Answer> first = sender.await(id, millis(quiet));
    if (timeout == quiet || first.stream().anyMatch(answer -> answer.status().last())) {
      return first;
    }
    if (first.isEmpty()) {
      System.err.println("command: waiting for " + drone + " to answer, up to " + timeout + " s");
    }
    return sender.await(id, millis(timeout - quiet)).or(() -> first);
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }

  private Map<String, Object> parameters(Order order) {
    String key = KEYS.get(order);
    if (key == null) {
      if (value.isPresent()) {
        throw mistake(order.label() + " takes no value: leave '" + value.get() + "' out");
      }
      return Map.of();
    }
    String given =
        value.orElseThrow(
            () ->
                mistake(
                    order == Order.POLICY
                        ? "policy: name one, such as local"
                        : "speed-limit: give metres per second, or none"));
    // a limit that is lifted is null, which Map.of refuses
    Map<String, Object> parameters = new HashMap<>();
    parameters.put(key, order == Order.POLICY ? given : limit(given));
    return parameters;
  }

  private static Double limit(String given) {
    if (given.equals("none")) {
      return null;
    }
    try {
      double limit = Double.parseDouble(given);
      if (Double.isFinite(limit)) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw mistake("speed-limit is '" + given + "': give metres per second, or none");
  }

  private int tell(Order order, Optional<Answer> answer) {
    if (answer.isEmpty()) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          drone
              + " at site "
              + site
              + " does not answer within "
              + timeout
              + " s: see that it flies with --mqtt "
              + mqtt
              + ", and that '"
              + name
              + "' may command it");
    }
    Answer last = answer.get();
    if (json.chosen()) {
      JsonNode message = last.message();
      System.out.println(message);
    } else if (last.status() == Status.DONE) {
      System.out.println(drone + ": " + order.label() + " done");
    } else if (last.status() == Status.ACCEPTED) {
      System.err.println(
          drone + ": " + order.label() + " accepted, but not done within " + timeout + " s");
    } else {
      System.err.println(
          drone
              + ": "
              + order.label()
              + " "
              + last.status().name().toLowerCase(Locale.ROOT)
              + last.reason().map(why -> ": " + why).orElse(""));
    }
    return last.status() == Status.DONE ? 0 : 1;
  }

  private static DroverException mistake(String message) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, message);
  }
}
