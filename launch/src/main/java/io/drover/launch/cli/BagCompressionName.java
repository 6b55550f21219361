package io.drover.launch.cli;

import io.drover.ros.bag.BagCompression;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code none}, {@code bz2} or {@code lz4}. */
final class BagCompressionName implements ITypeConverter<BagCompression> {
  @Override
  public BagCompression convert(String value) {
    return BagCompression.of(value.toLowerCase(Locale.ROOT))
        .orElseThrow(() -> new TypeConversionException("'" + value + "' is not none, bz2 or lz4"));
  }
}
