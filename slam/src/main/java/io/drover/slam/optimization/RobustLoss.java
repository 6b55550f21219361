package io.drover.slam.optimization;

/** What becomes of edges that may be wrong altogether ({@link PoseEdge#robust()}). */
public sealed interface RobustLoss {
  /** They are trusted as others are. */
  record None() implements RobustLoss {}

  /**
   * Huber's loss: an edge counts by its square up to a width, beyond it by a tangent. Convex, fast,
   * and enough where few edges are wrong and the first poses are good; a wrong edge keeps pulling.
   *
   * @param width standard deviations
   */
  record Huber(double width) implements RobustLoss {
    /** Refuses a width that is not positive. */
    public Huber {
      if (!(width > 0)) {
        throw new IllegalArgumentException("a loss needs a positive width, not " + width);
      }
    }
  }

  /**
   * Truncated least squares by graduated non-convexity (Yang, Antonante, Tzoumas and Carlone, RA-L
   * 2020): an edge counts by its square up to a bound, and beyond it not at all. The loss is made
   * that by degrees, from one that is convex, so that the first poses need not be near. For loops
   * of which many may be wrong, held against a chain of edges that are right.
   *
   * @param bound eᵀΩe from which on an edge is wrong, c̄² in the paper
   * @param growth by which the loss nears the truncated one from one step to the next, over 1
   */
  record TruncatedSquares(double bound, double growth) implements RobustLoss {
    /** Beyond it is one in a hundred of the right edges: χ² of three degrees of freedom. */
    public static final TruncatedSquares DEFAULT = new TruncatedSquares(11.345, 1.4);

    /** Refuses bounds and growths of which no loss can be made. */
    public TruncatedSquares {
      if (!(bound > 0) || !(growth > 1)) {
        throw new IllegalArgumentException(
            "a truncated loss needs a positive bound and a growth over 1, not "
                + bound
                + " and "
                + growth);
      }
    }
  }
}
