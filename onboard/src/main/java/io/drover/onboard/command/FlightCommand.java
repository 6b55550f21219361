package io.drover.onboard.command;

import io.drover.onboard.scheduler.Scheduler;
import java.util.OptionalDouble;

/** What a person, or a program in a person's place, wants of a flight. */
public sealed interface FlightCommand {
  /** Stand still in the air from the next frame on; frames are seen and decided as before. */
  record Hold() implements FlightCommand {}

  /** Fly on after a hold. */
  record Resume() implements FlightCommand {}

  /** Come to rest, land and end the flight. */
  record Land() implements FlightCommand {}

  /**
   * Let another scheduler decide, at the end of the next frame for the first time.
   *
   * @param name as people call it
   * @param scheduler whose decisions depend on nothing but the state; whoever made it closes it
   */
  record Policy(String name, Scheduler scheduler) implements FlightCommand {}

  /**
   * Fly no faster than this from the next frame on.
   *
   * @param metresPerSecond above 0; empty: as fast as configured
   */
  record SpeedLimit(OptionalDouble metresPerSecond) implements FlightCommand {}
}
