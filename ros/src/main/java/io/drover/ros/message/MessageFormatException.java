package io.drover.ros.message;

/** Bytes that are not the message they should be. */
public final class MessageFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  public MessageFormatException(String message) {
    super(message);
  }
}
