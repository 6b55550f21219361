package io.drover.navigation;

/**
 * An {@link OffloadDecision} as the CSV fields {@code location,resolution,quality}, and the numbers
 * beside it: {@code onboard,448,} or {@code edge,224,60}.
 */
public final class CsvDecision {
  /** The names of the fields. */
  public static final String HEADER = "location,resolution,quality";

  private CsvDecision() {}

  /** The three fields. */
  public static String write(OffloadDecision decision) {
    return decision.location().label()
        + ","
        + decision.resolution().side()
        + ","
        + decision.quality().map(q -> Integer.toString(q.value())).orElse("");
  }

  /**
   * Reads the three fields.
   *
   * @throws IllegalArgumentException with what is wrong
   */
  public static OffloadDecision read(String location, String resolution, String quality) {
    InputResolution side = new InputResolution(whole("resolution", resolution));
    if (location.equals(ExecutionLocation.ONBOARD.label())) {
      if (!quality.isEmpty()) {
        throw new IllegalArgumentException("quality must be empty on board");
      }
      return OffloadDecision.onboard(side);
    }
    if (location.equals(ExecutionLocation.EDGE.label())) {
      return OffloadDecision.edge(side, new JpegQuality(whole("quality", quality)));
    }
    throw new IllegalArgumentException("location '" + location + "' is not onboard or edge");
  }

  /**
   * Reads a finite number.
   *
   * @param key its field
   * @throws IllegalArgumentException with what is wrong
   */
  public static double number(String key, String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the key
    }
    throw new IllegalArgumentException(key + " '" + text + "' is not a finite number");
  }

  /**
   * Reads a whole number, which may be written 448.0.
   *
   * @param key its field
   * @throws IllegalArgumentException with what is wrong
   */
  public static int whole(String key, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (value != (int) value) {
      throw new IllegalArgumentException(key + " '" + text + "' is not a whole number");
    }
    return (int) value;
  }
}
