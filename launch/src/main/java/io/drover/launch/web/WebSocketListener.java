package io.drover.launch.web;

import java.nio.ByteBuffer;

/**
 * Hears one client of a {@link WebSocketEndpoint}. Called by one thread at a time, which is the
 * server's own: nothing here may block. What is thrown closes the connection.
 */
public interface WebSocketListener {
  /** The client said something. */
  default void onText(String text) {}

  /**
   * The client sent bytes.
   *
   * @param bytes the listener's own
   */
  default void onBinary(ByteBuffer bytes) {}

  /** The client has gone, or was sent away; nothing is heard after this. */
  default void onClose() {}
}
