package io.drover.launch.live;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.policy.PolicyName;
import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.onboard.command.FlightCommand;
import io.drover.onboard.command.FlightCommands;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.scheduler.Scheduler;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.command.CommandReply;
import io.drover.telemetry.payload.Acknowledgement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * MQTT's commands as the flight's. They are read, and schedulers made, on the thread that brings
 * them; the control loop only takes what is ready.
 */
final class DroneCommands implements CommandHandler, FlightCommands, AutoCloseable {
  static final String HOLD = "hold";
  static final String RESUME = "resume";
  static final String LAND = "land";
  static final String POLICY = "policy";
  static final String SPEED_LIMIT = "speed-limit";
  private static final String LIMIT_KEY = "speedLimitMetresPerSecond";
  private static final List<String> NAMES = List.of(HOLD, RESUME, LAND, POLICY, SPEED_LIMIT);
  private static final int MOST_WAITING = 16;

  private final DecisionSpace space;
  private final Supplier<PolicyNetwork> network;
  private final double cruiseMetresPerSecond;
  private final Optional<CommandLog> log;
  private final Queue<Order> waiting = new ArrayDeque<>();
  private final Map<String, Scheduler> schedulers = new HashMap<>();
  private boolean over;

  private record Order(FlightCommand command, CommandReply reply) implements FlightOrder {
    @Override
    public void done() {
      reply.done();
    }

    @Override
    public void failed(String reason) {
      reply.failed(reason);
    }
  }

  /**
   * Commands of one flight.
   *
   * @param network loads what {@code a3d} means, when it is first wanted
   * @param cruiseMetresPerSecond beyond which no limit may be
   * @param log of all answers, which is taken over
   */
  DroneCommands(
      DecisionSpace space,
      Supplier<PolicyNetwork> network,
      double cruiseMetresPerSecond,
      Optional<CommandLog> log) {
    this.space = space;
    this.network = network;
    this.cruiseMetresPerSecond = cruiseMetresPerSecond;
    this.log = log;
  }

  @Override
  public void take(Command command, CommandReply reply) {
    FlightCommand wanted = read(command);
    synchronized (this) {
      require(!over, "the flight is over");
      require(
          waiting.size() < MOST_WAITING,
          "the flight has not come to the last " + MOST_WAITING + " commands yet: send it later");
      reply.accepted();
      waiting.add(new Order(wanted, reply));
    }
  }

  @Override
  public synchronized Optional<FlightOrder> poll() {
    return Optional.ofNullable(waiting.poll());
  }

  private FlightCommand read(Command command) {
    switch (command.name()) {
      case HOLD -> {
        command.requireKeys();
        return new FlightCommand.Hold();
      }
      case RESUME -> {
        command.requireKeys();
        return new FlightCommand.Resume();
      }
      case LAND -> {
        command.requireKeys();
        return new FlightCommand.Land();
      }
      case POLICY -> {
        command.requireKeys(POLICY);
        if (command.parameters().get(POLICY) instanceof String name) {
          return new FlightCommand.Policy(name, scheduler(new PolicyName(name)));
        }
        throw Command.unusable(POLICY, " is not text: name a policy, such as a3d or local");
      }
      case SPEED_LIMIT -> {
        command.requireKeys(LIMIT_KEY);
        return new FlightCommand.SpeedLimit(limit(command.parameters().get(LIMIT_KEY)));
      }
      default ->
          throw new DroverException(
              ErrorCode.INVALID_ARGUMENT,
              "unknown command '" + command.name() + "'" + Keys.suggestion(command.name(), NAMES));
    }
  }

  private OptionalDouble limit(Object value) {
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (value instanceof Number number
        && number.doubleValue() > 0
        && number.doubleValue() <= cruiseMetresPerSecond) {
      return OptionalDouble.of(number.doubleValue());
    }
    throw Command.unusable(
        LIMIT_KEY,
        " is "
            + value
            + ": give more than 0 and up to "
            + cruiseMetresPerSecond
            + ", which the drone is configured for; null lifts it");
  }

  /** Each is made once: its decisions depend on nothing but the state. */
  private synchronized Scheduler scheduler(PolicyName policy) {
    return schedulers.computeIfAbsent(
        policy.value(),
        unused ->
            policy.scheduler(
                space, policy.learnt() ? Optional.of(network.get()) : Optional.empty()));
  }

  @Override
  public void answered(Acknowledgement answer, Optional<Command> command) {
    log.ifPresent(file -> file.write(answer, command));
  }

  /** Takes no more: says so to those who still wait. */
  void end() {
    List<Order> late;
    synchronized (this) {
      over = true;
      late = new ArrayList<>(waiting);
      waiting.clear();
    }
    late.forEach(order -> order.failed("the flight ended before"));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new DroverException(ErrorCode.REFUSED, message);
    }
  }

  /** Once nobody brings commands and no scheduler decides any more. */
  @Override
  public synchronized void close() {
    schedulers.values().forEach(Scheduler::close);
    log.ifPresent(CommandLog::close);
  }
}
