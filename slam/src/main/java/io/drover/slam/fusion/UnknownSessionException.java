package io.drover.slam.fusion;

/** A robot is of another map than the one that is made here. */
final class UnknownSessionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UnknownSessionException(int robot) {
    super("robot " + robot + " has not joined this map", null, false, false);
  }
}
