package io.drover.telemetry.command;

import io.drover.telemetry.payload.Acknowledgement;
import java.util.Optional;

/** Who does what a participant is told to do. Called by one thread, which may be kept waiting. */
public interface CommandHandler {
  /**
   * Takes a command that is fresh and new. Accepts it by its reply, before anything else is said
   * there, or throws.
   *
   * @throws io.drover.core.error.DroverException with the reason for which it is refused
   */
  void take(Command command, CommandReply reply);

  /**
   * Told of each answer as it is given, for the record.
   *
   * @param command that is answered; empty if it could not be read
   */
  default void answered(Acknowledgement answer, Optional<Command> command) {}
}
