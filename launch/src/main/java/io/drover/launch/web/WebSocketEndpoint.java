package io.drover.launch.web;

import java.util.List;

/**
 * One path of a {@link WebServer} on which web sockets (RFC 6455) are opened. Called on the
 * server's own threads, several at a time for several connections: nothing here may block.
 */
public interface WebSocketEndpoint {
  /**
   * What it speaks, best first. A client that asks for none of them is refused. Empty: clients need
   * not ask for any.
   */
  default List<String> subprotocols() {
    return List.of();
  }

  /**
   * Whether a page of another origin may connect. Those of this server always may, and so may
   * programs that are no browsers and name none.
   *
   * @param origin as the browser names it, such as {@code https://app.example}
   */
  default boolean admitsOrigin(String origin) {
    return false;
  }

  /** What may wait for one client that reads slowly, bytes; more is refused. */
  default long mostWaitingBytes() {
    return 4 << 20;
  }

  /** The longest message that a client may send, bytes; who sends more is cut off. */
  default int mostReceivedBytes() {
    return 1 << 16;
  }

  /**
   * A client has come.
   *
   * @return who hears what it says
   */
  WebSocketListener onOpen(WebSocketConnection connection);
}
