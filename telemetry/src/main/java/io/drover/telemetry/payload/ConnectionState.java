package io.drover.telemetry.payload;

/** Whether a participant can be reached, as the last word on its retained {@code connection}. */
public enum ConnectionState {
  /** It is there. */
  ONLINE,
  /** It left in good order. */
  OFFLINE,
  /** It vanished: the broker says so in its place (last will). */
  CONNECTION_BROKEN
}
