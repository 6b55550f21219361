package io.drover.navigation;

/**
 * How finely JPEG quantises a frame that is sent (A3D's action component j).
 *
 * @param value libjpeg's scale, 1 to 100
 */
public record JpegQuality(int value) implements Comparable<JpegQuality> {
  public JpegQuality {
    if (value < 1 || value > 100) {
      throw new IllegalArgumentException("a JPEG quality of " + value + " is outside 1 to 100");
    }
  }

  @Override
  public int compareTo(JpegQuality other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return "q" + value;
  }
}
