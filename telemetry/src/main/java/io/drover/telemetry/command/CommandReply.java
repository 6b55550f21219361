package io.drover.telemetry.command;

/** How a command's sender hears of it. Any thread; returns at once. */
public interface CommandReply {
  /** It will be done; {@link #done} or {@link #failed} follows. */
  void accepted();

  /** It is in force. */
  void done();

  /** It was accepted, and could not be done. */
  void failed(String reason);
}
