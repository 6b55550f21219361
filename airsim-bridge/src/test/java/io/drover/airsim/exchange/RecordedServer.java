package io.drover.airsim.exchange;

import io.drover.airsim.rpc.Dialect;
import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;

/**
 * Answers each call with what the real server of a dialect once answered to it, or to another of
 * that method.
 */
final class RecordedServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final List<Exchange> recorded;
  private final Queue<ArrayValue> heard = new ConcurrentLinkedQueue<>();

  RecordedServer(Dialect dialect) throws IOException {
    recorded = Exchange.recorded(dialect).stream().filter(exchange -> !exchange.refused()).toList();
    new DaemonThreads("recorded-accept").newThread(this::accept).start();
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Every request so far, whole. */
  List<ArrayValue> heard() {
    return List.copyOf(heard);
  }

  /** The shapes of arguments of this method that the real server took. */
  List<String> taken(String method) {
    return of(method).map(exchange -> Shape.of(exchange.arguments())).toList();
  }

  private Stream<Exchange> of(String method) {
    return recorded.stream().filter(exchange -> exchange.method().equals(method));
  }

  /** The same call, or else one of the same method. */
  private Exchange like(String method, ArrayValue arguments) {
    return of(method)
        .filter(exchange -> exchange.arguments().equals(arguments))
        .findFirst()
        .or(() -> of(method).findFirst())
        .orElseThrow();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        new DaemonThreads("recorded-serve").newThread(() -> serve(socket)).start();
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket;
        MessageUnpacker requests = MessagePack.newDefaultUnpacker(socket.getInputStream())) {
      while (requests.hasNext()) {
        ArrayValue request = requests.unpackValue().asArrayValue();
        heard.add(request);
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
          packer.packArrayHeader(4).packInt(1).packValue(request.get(1)).packNil();
          String method = request.get(2).asRawValue().asString();
          packer.packValue(like(method, request.get(3).asArrayValue()).result());
          socket.getOutputStream().write(packer.toByteArray());
        }
      }
    } catch (IOException e) {
      // the client is gone
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
