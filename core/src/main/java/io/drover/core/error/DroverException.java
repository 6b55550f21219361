package io.drover.core.error;

import static java.util.Objects.requireNonNull;

/**
 * The one exception of Drover. Its message is one line that names the file, key or address
 * concerned and says what to do next. Outcomes of normal operation (a missed deadline) are values,
 * not this.
 */
public final class DroverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  public DroverException(ErrorCode code, String message) {
    super(message);
    this.code = requireNonNull(code, "code");
  }

  public DroverException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = requireNonNull(code, "code");
  }

  public ErrorCode code() {
    return code;
  }
}
