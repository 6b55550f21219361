package io.drover.navigation;

/**
 * The side of the square image that is inferred or sent (A3D's action component r).
 *
 * @param side pixels, ≥ 1
 */
public record InputResolution(int side) implements Comparable<InputResolution> {
  public InputResolution {
    if (side < 1 || side > 4096) {
      throw new IllegalArgumentException("a resolution of " + side + "² is not possible");
    }
  }

  @Override
  public int compareTo(InputResolution other) {
    return Integer.compare(side, other.side);
  }

  @Override
  public String toString() {
    return side + "²";
  }
}
