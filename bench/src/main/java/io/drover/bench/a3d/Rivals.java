package io.drover.bench.a3d;

import java.util.List;

/** The policies that are compared on recorded flights, by the names that reports have for them. */
final class Rivals {
  static final String A3D = "a3d";
  static final String MPC = "mpc";
  static final String DYNAMIC = "dynamic";
  static final String OFFLOAD = "offload";
  static final String LOCAL = "local";

  /** The one action that is best in the mean over a group's flights and one link, in hindsight. */
  static final String BEST_STATIC = "best static";

  /** The best action of each step by enumeration, knowing frames and link. */
  static final String ORACLE = "oracle";

  /** The best sequence of actions that a beam search finds, knowing frames and link. */
  static final String SEQUENCES = "best sequence";

  /** In the order in which they are read. */
  static final List<String> ALL =
      List.of(A3D, MPC, BEST_STATIC, DYNAMIC, OFFLOAD, LOCAL, ORACLE, SEQUENCES);

  private Rivals() {}
}
