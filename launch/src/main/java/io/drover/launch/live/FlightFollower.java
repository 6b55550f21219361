package io.drover.launch.live;

import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.payload.Report;

/** Port: who follows and commands a flight in MQTT's words, beside or instead of a broker. */
public interface FlightFollower {
  /** The flight begins; commands are taken by whom it names, until they are refused. */
  void begins(CommandHandler commands);

  /** Something that the flight has to say; called by one thread, returns at once. */
  void told(Report report);
}
