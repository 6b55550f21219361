package io.drover.slam.cluster;

/**
 * How long a cluster is waited for.
 *
 * @param startSeconds to get the first executor; a cluster that is busy for longer is of no use to
 *     a map
 * @param aloneSeconds without an executor, after which a job is given up
 */
record Patience(double startSeconds, double aloneSeconds) {
  static final Patience USUAL = new Patience(30, 10);
}
