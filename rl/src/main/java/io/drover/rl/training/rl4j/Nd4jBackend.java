package io.drover.rl.training.rl4j;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's natives, which RL4J computes on. */
final class Nd4jBackend {
  private static final String MEMORY_LIMIT = "org.bytedeco.javacpp.maxphysicalbytes";

  private Nd4jBackend() {}

  /**
   * Loads them, and holds them to one thread: networks this small only lose by a second.
   *
   * @throws DroverException {@code MISSING_DEPENDENCY} without RL4J or ND4J
   */
  static void start() {
    // read when JavaCPP starts; to obey a limit it reads /proc at each of ND4J's many allocations
    if (System.getProperty(MEMORY_LIMIT) == null) {
      System.setProperty(MEMORY_LIMIT, "0");
    }
    try {
      Nd4j.getEnvironment().setMaxMasterThreads(1);
      Nd4j.getEnvironment().setMaxThreads(1);
    } catch (LinkageError e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "RL4J is not on the class path or has no natives for this machine: train with"
              + " ./drover train scheduler on Linux, or choose another algorithm",
          e);
    }
  }
}
