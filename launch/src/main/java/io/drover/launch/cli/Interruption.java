package io.drover.launch.cli;

import java.util.function.Supplier;

/** Tells people that Ctrl-C, or a signal, ended work before it was done. */
public final class Interruption {
  private Interruption() {}

  /**
   * Does the work.
   *
   * @param verb that is told to have been interrupted, if it comes to that
   */
  public static <T> T told(String verb, Supplier<T> work) {
    // on a terminal the line before is progress that was to be written over
    String start = Boolean.getBoolean("drover.terminal") ? System.lineSeparator() : "";
    String words = start + verb + ": interrupted";
    Thread teller = new Thread(() -> System.err.println(words), "interruption");
    Runtime.getRuntime().addShutdownHook(teller);
    try {
      return work.get();
    } finally {
      forget(teller);
    }
  }

  private static void forget(Thread teller) {
    try {
      Runtime.getRuntime().removeShutdownHook(teller);
    } catch (IllegalStateException e) {
      // it is just being told
    }
  }
}
