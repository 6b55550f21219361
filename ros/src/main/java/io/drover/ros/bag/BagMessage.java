package io.drover.ros.bag;

import io.drover.ros.message.Message;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageReader;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.RosTime;

/** A message of a bag, as long as no other one is read. */
public final class BagMessage {
  private final BagConnection connection;
  private final RosTime time;
  private final byte[] bytes;
  private final int offset;
  private final int length;

  BagMessage(BagConnection connection, RosTime time, byte[] bytes, int offset, int length) {
    this.connection = connection;
    this.time = time;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  public BagConnection connection() {
    return connection;
  }

  /** When it was received. */
  public RosTime time() {
    return time;
  }

  /** Its length, bytes. */
  public int length() {
    return length;
  }

  /**
   * The message itself.
   *
   * @param type the {@linkplain BagConnection#is connection's}
   */
  public <M extends Message> M as(MessageType<M> type) throws MessageFormatException {
    if (!connection.is(type)) {
      throw new MessageFormatException(
          connection.topic() + " has messages of " + connection.type() + ", not " + type.name());
    }
    return type.decode(new MessageReader(bytes, offset, length));
  }
}
