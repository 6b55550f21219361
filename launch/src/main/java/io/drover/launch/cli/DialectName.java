package io.drover.launch.cli;

import io.drover.airsim.rpc.Dialect;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code map}, {@code array} or {@code cosys}. */
final class DialectName implements ITypeConverter<Dialect> {
  @Override
  public Dialect convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "map" -> Dialect.MAP;
      case "array" -> Dialect.ARRAY;
      case "cosys" -> Dialect.COSYS;
      default -> throw new TypeConversionException("'" + value + "' is not map, array or cosys");
    };
  }
}
