package io.drover.launch.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write it: {@code 500M}, {@code 2G}. */
final class ByteSize implements ITypeConverter<Long> {
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([KMGT])B?");
  private static final long STEP = 1000;

  @Override
  public Long convert(String text) {
    Matcher parts = SIZE.matcher(text.toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      throw new TypeConversionException("'" + text + "' is no size: write it like 500M or 2G");
    }
    long bytes = Long.parseLong(parts.group(1));
    for (int i = 0; i <= "KMGT".indexOf(parts.group(2)); i++) {
      bytes *= STEP;
    }
    if (bytes == 0) {
      throw new TypeConversionException("'" + text + "' is nothing: give at least 1K");
    }
    return bytes;
  }
}
