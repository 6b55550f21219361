package io.drover.onboard.command;

import java.util.Optional;

/**
 * Port: where commands come from. Asked between two frames, on the control loop's thread; returns
 * at once.
 */
@FunctionalInterface
public interface FlightCommands {
  /** Nobody commands. */
  FlightCommands NONE = Optional::empty;

  /** Takes the command that has waited longest, if there is one. */
  Optional<FlightOrder> poll();
}
