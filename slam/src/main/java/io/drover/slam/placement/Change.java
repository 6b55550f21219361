package io.drover.slam.placement;

/** One step from a plan to a neighbouring one. */
record Change(Kind kind, int first, int second) {
  enum Kind {
    /** Robot {@code first} goes to edge {@code second}. */
    MOVE,
    /** Robots {@code first} and {@code second} change places. */
    SWAP,
    /** Edges {@code first} and {@code second} change all their robots. */
    EXCHANGE,
    /** All robots of edge {@code first} go to edge {@code second}. */
    MERGE
  }
}
