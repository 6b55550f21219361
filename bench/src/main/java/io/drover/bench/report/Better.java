package io.drover.bench.report;

/** Which figures of a column are the better ones. */
public enum Better {
  /** A success rate. */
  HIGHER,
  /** A latency. */
  LOWER
}
