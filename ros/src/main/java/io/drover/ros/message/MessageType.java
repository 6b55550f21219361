package io.drover.ros.message;

/**
 * What two nodes must agree on to exchange messages.
 *
 * @param name such as {@code sensor_msgs/LaserScan}
 * @param md5 the check sum of the text, 32 hexadecimal digits
 * @param definition the text, and those of all messages inside it
 * @param decoder reads one message
 */
public record MessageType<M extends Message>(
    String name, String md5, String definition, Decoder<M> decoder) {

  /** Reads one message from bytes that hold nothing else. */
  public M decode(byte[] bytes) throws MessageFormatException {
    return decode(new MessageReader(bytes));
  }

  /** Reads one message that a reader's bytes hold to their end. */
  public M decode(MessageReader reader) throws MessageFormatException {
    M message = decoder.read(reader);
    reader.requireEnd(name);
    return message;
  }

  /** Reads a message from where a reader is. */
  @FunctionalInterface
  public interface Decoder<T> {
    /** Reads one. */
    T read(MessageReader reader) throws MessageFormatException;
  }
}
