package io.drover.roscodegen;

/** A message text that cannot be used. The message names the type or file, and what is wrong. */
public final class MessageTextException extends Exception {
  private static final long serialVersionUID = 1L;

  MessageTextException(String message) {
    super(message);
  }
}
