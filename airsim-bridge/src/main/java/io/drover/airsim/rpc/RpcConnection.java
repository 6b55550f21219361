package io.drover.airsim.rpc;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * One socket to a msgpack-rpc server, with a thread that reads replies in whatever order they come.
 * Once lost it stays lost: open another. Any thread.
 */
public final class RpcConnection implements AutoCloseable {
  private static final int FRAME_LIMIT_BYTES = 100 << 20;

  private final String address;
  private final Dialect dialect;
  private final Socket socket;
  private final OutputStream out;
  private final AtomicLong nextId = new AtomicLong();
  private final Map<Long, Pending<?>> pending = new ConcurrentHashMap<>();
  private volatile boolean open = true;

  private RpcConnection(String address, Dialect dialect, Socket socket) throws IOException {
    this.address = address;
    this.dialect = dialect;
    this.socket = socket;
    this.out = socket.getOutputStream();
  }

  /**
   * Connects.
   *
   * @throws DroverException {@code UNREACHABLE} if nobody answers in time
   */
  public static RpcConnection open(String host, int port, Dialect dialect, double timeoutSeconds) {
    String address = host + ":" + port;
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(host, port), (int) Math.ceil(timeoutSeconds * 1000));
      socket.setTcpNoDelay(true);
      RpcConnection connection = new RpcConnection(address, dialect, socket);
      new DaemonThreads("airsim-replies").newThread(connection::read).start();
      return connection;
    } catch (IOException e) {
      closeQuietly(socket);
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "no AirSim at %s: start the simulator, or `drover world`, or correct the address"
              .formatted(address),
          e);
    }
  }

  public boolean isOpen() {
    return open;
  }

  /**
   * Sends a call.
   *
   * @return the result; fails with a {@link DroverException}: {@code REFUSED} with the server's
   *     words, {@code UNREACHABLE} if the connection is lost before the reply, {@code
   *     PROTOCOL_ERROR} if the reply is not of this type
   */
  public <T> CompletableFuture<T> send(RpcCall call, WireType<T> result) {
    long id = nextId.getAndIncrement() & 0xffff_ffffL;
    Pending<T> waiting = new Pending<>(call.method(), result, new CompletableFuture<>());
    pending.put(id, waiting);
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(4).packInt(0).packLong(id).packString(call.method());
      packer.packArrayHeader(call.arguments().size());
      for (Encodable argument : call.arguments()) {
        argument.write(packer, dialect);
      }
      byte[] message = packer.toByteArray();
      synchronized (out) {
        out.write(message);
      }
    } catch (IOException e) {
      fail(lost(e));
    }
    if (!open) {
      // closed meanwhile: nobody will read a reply
      fail(lost(new IOException("closed")));
    }
    return waiting.future.whenComplete((value, failure) -> pending.remove(id));
  }

  /** Ends the connection; whatever waits for a reply fails. */
  @Override
  public void close() {
    fail(lost(new IOException("closed")));
  }

  private void read() {
    try {
      FrameReader frames = new FrameReader(socket.getInputStream(), FRAME_LIMIT_BYTES);
      Optional<Frame> frame = frames.next();
      while (frame.isPresent()) {
        take(frame.get().unpacker());
        frame = frames.next();
      }
      fail(lost(new IOException("the other side hung up")));
    } catch (WireFormatException | MessagePackException e) {
      fail(
          new DroverException(
              ErrorCode.PROTOCOL_ERROR,
              "%s does not speak AirSim's RPC (%s): check the port"
                  .formatted(address, e.getMessage()),
              e));
    } catch (IOException e) {
      fail(lost(e));
    }
  }

  private void take(MessageUnpacker unpacker) throws IOException {
    WireType.expect(unpacker, ValueType.ARRAY);
    if (unpacker.unpackArrayHeader() != 4 || unpacker.unpackInt() != 1) {
      throw new WireFormatException("not a response");
    }
    Pending<?> waiting = pending.get(unpacker.unpackLong());
    if (waiting == null) {
      return;
    }
    if (unpacker.getNextFormat().getValueType() != ValueType.NIL) {
      String words = unpacker.unpackValue().toString();
      waiting.future.completeExceptionally(
          new DroverException(
              ErrorCode.REFUSED, "%s refused %s: %s".formatted(address, waiting.method, words)));
      return;
    }
    unpacker.unpackNil();
    waiting.read(unpacker, dialect, address);
  }

  private DroverException lost(IOException cause) {
    return new DroverException(
        ErrorCode.UNREACHABLE,
        "lost AirSim at %s (%s): see whether the simulator still runs"
            .formatted(address, cause.getMessage()),
        cause);
  }

  private void fail(DroverException failure) {
    open = false;
    closeQuietly(socket);
    pending.values().forEach(waiting -> waiting.future.completeExceptionally(failure));
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      RpcServer.LOG.debug("closing: {}", e.toString());
    }
  }

  private record Pending<T>(String method, WireType<T> type, CompletableFuture<T> future) {
    void read(MessageUnpacker unpacker, Dialect dialect, String address) {
      try {
        future.complete(type.read(unpacker, dialect));
      } catch (IOException | MessagePackException e) {
        future.completeExceptionally(
            new DroverException(
                ErrorCode.PROTOCOL_ERROR,
                "the answer of %s to %s is not AirSim's (%s): check the simulator's version"
                    .formatted(address, method, e.getMessage()),
                e));
      }
    }
  }
}
