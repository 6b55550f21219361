package io.drover.launch.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Server-sent events (HTML Living Standard, section 9.2) to one page. One thread. */
public final class EventStream {
  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /**
   * Sends one event; on return it is with the network.
   *
   * @param name by which the page listens for it
   * @param json in one line
   * @throws IOException if the page was closed
   */
  public void send(String name, String json) throws IOException {
    out.write(("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
