package io.drover.airsim.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.HexFormat;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/** A socket that says whatever it is told to say. */
public final class RawClient implements AutoCloseable {
  private final Socket socket;
  private final MessageUnpacker replies;

  public RawClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    replies = MessagePack.newDefaultUnpacker(socket.getInputStream());
  }

  void sendHex(String hex) throws IOException {
    socket.getOutputStream().write(HexFormat.of().parseHex(hex));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** Nothing more will be said. */
  void finish() throws IOException {
    socket.shutdownOutput();
  }

  byte[] read(int count) throws IOException {
    return socket.getInputStream().readNBytes(count);
  }

  /** Everything until the server hangs up. */
  byte[] readToEnd() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (java.net.SocketException reset) {
      // hung up on while bytes of ours were still unread
    }
    return all.toByteArray();
  }

  /** Sends the bytes of a whole request and returns the reply. */
  public ArrayValue exchange(byte[] request) throws IOException {
    send(request);
    return replies.unpackValue().asArrayValue();
  }

  /** Calls with arguments that the library can pack and returns the whole reply. */
  ArrayValue call(int id, String method, Value... arguments) throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(4).packInt(0).packInt(id).packString(method);
      packer.packArrayHeader(arguments.length);
      for (Value argument : arguments) {
        packer.packValue(argument);
      }
      send(packer.toByteArray());
    }
    return replies.unpackValue().asArrayValue();
  }

  /** The error text of a call. */
  String error(String method, Value... arguments) throws IOException {
    return call(9, method, arguments).get(2).asStringValue().asString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
