package io.drover.launch.live;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.IntConsumer;

/** Signals that ask a process to end, heard instead of Java's own answer to them. */
final class Signals {
  /** By name: what shells make of a process that has ended by it. */
  private static final Map<String, Integer> CODES = Map.of("HUP", 129, "INT", 130, "TERM", 143);

  private Signals() {}

  /**
   * Handles all from now on; those that the process was started to ignore stay ignored. Where Java
   * lets nobody handle them it goes on doing so.
   *
   * @param handler told the exit code of each; any thread
   */
  static void handle(IntConsumer handler) {
    CODES.forEach((name, code) -> handle(name, () -> handler.accept(code)));
  }

  // sun.misc is all that there is; named, it would warn at every build
  private static void handle(String name, Runnable told) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object handling =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                  told.run();
                }
                return null;
              });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), handling);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // as before
    }
  }
}
