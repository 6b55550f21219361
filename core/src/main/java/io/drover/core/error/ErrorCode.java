package io.drover.core.error;

/** What went wrong, and whose turn it is to act. Exit codes and log levels follow from the type. */
public enum ErrorCode {
  /** A value that the user gave is outside what is possible. */
  INVALID_ARGUMENT(Type.USER),
  /** A configuration file has keys or values that cannot be used. */
  INVALID_CONFIG(Type.USER),
  /** A file that the user named is not there or cannot be read. */
  FILE_NOT_READABLE(Type.USER),
  /** A file is there, but its content is not of the format it should be. */
  MALFORMED_FILE(Type.USER),
  /** A neural network file cannot be used as a navigation or policy model. */
  MODEL_MISMATCH(Type.USER),
  /** An image could not be decoded. */
  MALFORMED_IMAGE(Type.USER),
  /** A file or folder cannot be written. */
  FILE_NOT_WRITABLE(Type.RESOURCES),
  /** A port is taken, or a limit of this machine is reached. */
  RESOURCE_EXHAUSTED(Type.RESOURCES),
  /** A library or native part that this verb needs is absent. */
  MISSING_DEPENDENCY(Type.RESOURCES),
  /** Nobody answers at an address, or the connection was lost. */
  UNREACHABLE(Type.NETWORK),
  /** The other side answered, but not in the protocol that was expected. */
  PROTOCOL_ERROR(Type.NETWORK),
  /** The other side refused what was asked. */
  REFUSED(Type.NETWORK),
  /** A defect of Drover itself. */
  INTERNAL(Type.INTERNAL);

  private final Type type;

  ErrorCode(Type type) {
    this.type = type;
  }

  /** Whose turn it is. */
  public Type type() {
    return type;
  }

  /** Whose turn it is to act. */
  public enum Type {
    /** The person who gave the input. */
    USER,
    /** The owner of the machine. */
    RESOURCES,
    /** The network, or the process at its other end. */
    NETWORK,
    /** Drover's developers. */
    INTERNAL
  }
}
