package io.drover.ros.tcp;

import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Optional;

/** One who subscribed to a topic of ours, and the messages on their way to it. */
final class SubscriberConnection {
  private final String subscriber;
  private final Socket socket;
  private final DropOldestQueue<ByteBuffer> queue;

  SubscriberConnection(String subscriber, Socket socket, int queueLength) {
    this.subscriber = subscriber;
    this.socket = socket;
    this.queue = new DropOldestQueue<>(queueLength);
  }

  /** The other node's name. */
  String subscriber() {
    return subscriber;
  }

  void send(ByteBuffer frame) {
    queue.put(frame);
  }

  /** Sends what is queued until the other side leaves: it says nothing, so reading tells when. */
  void run(InputStream in) throws IOException {
    new DaemonThreads("ros-publish").newThread(this::write).start();
    try {
      byte[] ignored = new byte[256];
      int length;
      do {
        length = in.read(ignored);
      } while (length >= 0);
    } finally {
      close();
    }
  }

  private void write() {
    try {
      OutputStream out = socket.getOutputStream();
      for (Optional<ByteBuffer> next = queue.take(); next.isPresent(); next = queue.take()) {
        Frames.write(out, next.get());
      }
    } catch (IOException e) {
      close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
    }
  }

  void close() {
    queue.close();
    Sockets.close(socket);
  }
}
