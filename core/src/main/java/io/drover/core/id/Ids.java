package io.drover.core.id;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.regex.Pattern;

final class Ids {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

  private Ids() {}

  static void requireName(String kind, String value) {
    if (value == null || !NAME.matcher(value).matches()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          kind
              + " name '"
              + value
              + "' cannot be used: start with a letter, then letters, digits, '_' or '-', at most 64");
    }
  }
}
