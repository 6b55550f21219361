package io.drover.ros.tcp;

import io.drover.core.error.DroverException;
import io.drover.ros.ServiceHandler;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageWriter;
import io.drover.ros.message.ServiceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service of this node. Each caller has a thread. */
final class ServedService<Q extends Message, S extends Message> {
  private static final Logger log = LoggerFactory.getLogger(ServedService.class);

  private final String service;
  private final ServiceType<Q, S> type;
  private final ServiceHandler<Q, S> handler;
  private final String node;
  private final Set<Socket> callers = ConcurrentHashMap.newKeySet();

  ServedService(String service, ServiceType<Q, S> type, ServiceHandler<Q, S> handler, String node) {
    this.service = service;
    this.type = type;
    this.handler = handler;
    this.node = node;
  }

  /** Serves a caller until it leaves. */
  void serve(Socket socket, InputStream in, ConnectionHeader header) throws IOException {
    callers.add(socket);
    try {
      answer(socket.getOutputStream(), in, header);
    } finally {
      callers.remove(socket);
    }
  }

  private void answer(OutputStream out, InputStream in, ConnectionHeader header)
      throws IOException {
    if (!header.accepts(type.md5())) {
      ConnectionHeader.of("error", "service " + service + " is of " + type.name() + ", md5 differs")
          .write(out);
      return;
    }
    ConnectionHeader.of(
            "callerid", node,
            "service", service,
            "type", type.name(),
            "md5sum", type.md5(),
            "request_type", type.request().name(),
            "response_type", type.response().name())
        .write(out);
    if (header.get("probe").filter("1"::equals).isPresent()) {
      return;
    }
    boolean persistent = header.get("persistent").filter("1"::equals).isPresent();
    do {
      out.write(answer(Frames.read(in, Frames.LONGEST_MESSAGE_BYTES)));
    } while (persistent);
  }

  /** One byte of success and a frame: the response, or what went wrong. */
  private byte[] answer(byte[] request) {
    try {
      return success(handler.handle(type.request().decode(request)));
    } catch (MessageFormatException e) {
      return failure("malformed request: " + e.getMessage());
    } catch (DroverException e) {
      return failure(e.getMessage());
    } catch (RuntimeException e) {
      log.error("service {} failed", service, e);
      return failure("service failed: " + e);
    }
  }

  private static byte[] success(Message response) {
    ByteBuffer frame = MessageWriter.frame(response);
    return ByteBuffer.allocate(1 + frame.remaining()).put((byte) 1).put(frame).array();
  }

  private static byte[] failure(String reason) {
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(1 + Integer.BYTES + text.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0)
        .putInt(text.length)
        .put(text)
        .array();
  }

  void close() {
    callers.forEach(Sockets::close);
  }
}
