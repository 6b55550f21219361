package io.drover.slam.cluster;

/** A cluster did not do a job; it may do the next one. */
final class ClusterLostException extends Exception {
  private static final long serialVersionUID = 1L;

  ClusterLostException(String why, Throwable cause) {
    super(why, cause);
  }

  ClusterLostException(String why) {
    super(why);
  }
}
