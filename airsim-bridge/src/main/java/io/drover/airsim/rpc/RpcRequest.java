package io.drover.airsim.rpc;

import java.io.IOException;
import java.util.OptionalLong;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * A request or notification.
 *
 * @param id 0 to 2³² - 1, or empty for a notification
 * @param arguments how many follow on the unpacker
 */
record RpcRequest(OptionalLong id, String method, int arguments, MessageUnpacker unpacker) {
  private static final long HIGHEST_ID = (1L << 32) - 1;
  private static final int LONGEST_NAME = 256;

  static RpcRequest parse(Frame frame) throws IOException {
    try {
      MessageUnpacker unpacker = frame.unpacker();
      WireType.expect(unpacker, ValueType.ARRAY);
      int size = unpacker.unpackArrayHeader();
      int kind = size == 0 ? -1 : WireType.INT.read(unpacker, Dialect.MAP);
      OptionalLong id;
      if (kind == 0 && size == 4) {
        id = OptionalLong.of(id(unpacker));
      } else if (kind == 2 && size == 3) {
        id = OptionalLong.empty();
      } else {
        throw new WireFormatException("neither a request nor a notification");
      }
      String method = WireType.TEXT.read(unpacker, Dialect.MAP);
      if (method.length() > LONGEST_NAME) {
        throw new WireFormatException("a method name of " + method.length() + " characters");
      }
      WireType.expect(unpacker, ValueType.ARRAY);
      return new RpcRequest(id, method, unpacker.unpackArrayHeader(), unpacker);
    } catch (MessagePackException e) {
      throw new WireFormatException("no msgpack-rpc: " + e.getMessage());
    }
  }

  private static long id(MessageUnpacker unpacker) throws IOException {
    long id = WireType.NANOS.read(unpacker, Dialect.MAP);
    if (id < 0 || id > HIGHEST_ID) {
      throw new WireFormatException("message id " + id + " is not in 0 to 2^32 - 1");
    }
    return id;
  }
}
