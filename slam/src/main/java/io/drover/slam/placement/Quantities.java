package io.drover.slam.placement;

/** What a measured quantity has to be before anything is planned by it. */
final class Quantities {
  private Quantities() {}

  static void requireNotNegative(String what, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(what + ": " + value + " is not possible, give 0 or more");
    }
  }

  static void requirePositive(String what, double value) {
    if (!(value > 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          what + ": " + value + " is not possible, give more than 0");
    }
  }
}
