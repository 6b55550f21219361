package io.drover.telemetry;

import io.drover.telemetry.broker.BrokerUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers whoever connects that it does not authorise them, and counts how often. */
public final class RefusingBroker implements AutoCloseable {
  private static final byte[] NOT_AUTHORISED = {0x20, 2, 0, 5};

  private final ServerSocket listener;
  private final AtomicInteger asked = new AtomicInteger();

  public RefusingBroker() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::answer, "refusing-broker");
    thread.setDaemon(true);
    thread.start();
  }

  /** Where it listens. */
  public BrokerUrl url() {
    return BrokerUrl.parse("tcp://127.0.0.1:" + listener.getLocalPort());
  }

  /** How many have asked so far. */
  public int asked() {
    return asked.get();
  }

  private void answer() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        int read = client.getInputStream().read(new byte[4096]);
        asked.addAndGet(read > 0 ? 1 : 0);
        client.getOutputStream().write(NOT_AUTHORISED);
      } catch (IOException e) {
        // the next one may fare better; a closed listener ends the loop
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
