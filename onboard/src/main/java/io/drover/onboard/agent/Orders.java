package io.drover.onboard.agent;

import io.drover.onboard.command.FlightCommand;
import io.drover.onboard.command.FlightCommands;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.scheduler.Scheduler;
import java.util.Optional;

/**
 * Takes commands in their order, between frames. A landing ends the taking; another scheduler halts
 * it until that one has decided. One thread.
 */
final class Orders {
  private final FlightCommands commands;
  private StandingOrders standing = StandingOrders.NONE;
  private Optional<FlightOrder> landing = Optional.empty();
  private Optional<FlightOrder> succession = Optional.empty();
  private Optional<FlightCommand.Policy> successor = Optional.empty();

  Orders(FlightCommands commands) {
    this.commands = commands;
  }

  /** Takes what waits. */
  void take() {
    while (landing.isEmpty() && succession.isEmpty()) {
      Optional<FlightOrder> next = commands.poll();
      if (next.isEmpty()) {
        return;
      }
      obey(next.get());
    }
  }

  private void obey(FlightOrder order) {
    FlightCommand command = order.command();
    if (command instanceof FlightCommand.Land) {
      landing = Optional.of(order);
      return;
    }
    if (command instanceof FlightCommand.Policy policy) {
      succession = Optional.of(order);
      successor = Optional.of(policy);
      return;
    }
    if (command instanceof FlightCommand.SpeedLimit limit) {
      standing = standing.withSpeedLimit(limit.metresPerSecond());
    } else {
      standing = standing.withHold(command instanceof FlightCommand.Hold);
    }
    order.done();
  }

  /** What is in force for the frame that comes. */
  StandingOrders standing() {
    return standing;
  }

  /** The order to land, which whoever lands the vehicle answers. */
  Optional<FlightOrder> landing() {
    return landing;
  }

  /** Who shall decide from the next decision on, if somebody else shall. */
  Optional<Scheduler> successor() {
    return successor.map(FlightCommand.Policy::scheduler);
  }

  /** The successor has decided. */
  void succeeded() {
    standing = standing.withPolicy(successor.orElseThrow().name());
    FlightOrder order = succession.orElseThrow();
    successor = Optional.empty();
    succession = Optional.empty();
    order.done();
  }
}
