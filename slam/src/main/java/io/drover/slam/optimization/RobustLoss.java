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
   * that by degrees, from one that is nearly convex. For loops of which many may be wrong, held
   * against a chain of edges that are right.
   *
   * <p>Differs from the paper:
   *
   * <ul>
   *   <li>the search starts at the first poses, as edges that are not robust have them, not at a
   *       least squares of everything, which many wrong loops fold up beyond repair;
   *   <li>it is made for three bounds, 0.09, 0.3 and 1 times the one given, each time from the
   *       first poses and again from where that led. Edges within the given bound are then let in.
   *       Wrong loops that support each other can bend a chain at a price between these bounds;
   *   <li>of these the most likely is kept, where the scatter of the measurements is estimated, too
   *       (a variance factor of at most 1). If it is 1, that is the least truncated cost.
   * </ul>
   *
   * @param bound eᵀΩe beyond which an edge is wrong, c̄² in the paper
   * @param growth by which the loss nears the truncated one from one step to the next, over 1
   */
  record TruncatedSquares(double bound, double growth) implements RobustLoss {
    /** Beyond its bound is one in a hundred of the right edges: χ² of three degrees of freedom. */
    public static final TruncatedSquares DEFAULT = new TruncatedSquares(11.345, 1.4);

    /** Refuses bounds and growths of which no loss can be made. */
    public TruncatedSquares {
      if (!(bound > 0) || !(growth > 1)) {
        throw new IllegalArgumentException(
            "a truncated loss needs a positive bound and a growth over 1, not %s and %s"
                .formatted(bound, growth));
      }
    }
  }
}
