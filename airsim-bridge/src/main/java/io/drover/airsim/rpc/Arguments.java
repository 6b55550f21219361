package io.drover.airsim.rpc;

import java.io.IOException;
import org.msgpack.core.MessageUnpacker;

/** The arguments of one call, taken in order; their number has been checked. One thread. */
public final class Arguments {
  private final MessageUnpacker unpacker;
  private final Dialect dialect;

  Arguments(MessageUnpacker unpacker, Dialect dialect) {
    this.unpacker = unpacker;
    this.dialect = dialect;
  }

  public <T> T take(WireType<T> type) throws IOException {
    return type.read(unpacker, dialect);
  }

  public String text() throws IOException {
    return take(WireType.TEXT);
  }

  public boolean flag() throws IOException {
    return take(WireType.BOOL);
  }

  public int whole() throws IOException {
    return take(WireType.INT);
  }

  /** A number that can be computed with. */
  public double real() throws IOException {
    double value = take(WireType.FLOAT);
    if (!Double.isFinite(value)) {
      throw new RpcRefusal("a number is not finite");
    }
    return value;
  }
}
