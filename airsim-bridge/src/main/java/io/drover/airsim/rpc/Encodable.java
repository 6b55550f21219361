package io.drover.airsim.rpc;

import java.io.IOException;
import org.msgpack.core.MessagePacker;

/** A value that knows how to go on the wire. */
@FunctionalInterface
public interface Encodable {
  Encodable NIL = (packer, dialect) -> packer.packNil();

  void write(MessagePacker packer, Dialect dialect) throws IOException;

  /** A value of a wire type. */
  static <T> Encodable of(WireType<T> type, T value) {
    return (packer, dialect) -> type.write(packer, dialect, value);
  }

  static Encodable of(boolean value) {
    return of(WireType.BOOL, value);
  }

  static Encodable of(String value) {
    return of(WireType.TEXT, value);
  }
}
