package io.drover.onboard.command;

/** One command on its way, and who waits to hear that it was done. */
public interface FlightOrder {
  FlightCommand command();

  /** Says that it is in force; returns at once. */
  void done();

  /** Says why it will not be done; returns at once. */
  void failed(String reason);
}
