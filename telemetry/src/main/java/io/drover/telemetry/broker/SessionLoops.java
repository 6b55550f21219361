package io.drover.telemetry.broker;

import io.moquette.broker.Server;
import io.moquette.interception.AbstractInterceptHandler;
import java.lang.Thread.UncaughtExceptionHandler;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a broker's session loops alive: in Moquette 0.17 the first command that fails ends the loop
 * that does it, and every client whose id falls to that loop waits for ever. An acknowledgement
 * that comes while its client leaves is enough. (Moquette 0.18.1 goes on by itself, its issue 957.)
 *
 * <p>Errors are told on the loop that ends by them.
 */
final class SessionLoops extends AbstractInterceptHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SessionLoops.class);

  private final Server server;
  private volatile Optional<Loops> loops = Optional.empty();

  /** Moquette's own, which it shows to nobody. */
  private record Loops(
      Thread[] threads, BlockingQueue<?>[] queues, UncaughtExceptionHandler failed) {
    static Loops of(Server server) throws ReflectiveOperationException {
      Object group = get(get(server, "dispatcher"), "sessionLoops");
      Thread[] threads = (Thread[]) get(group, "sessionExecutors");
      // an ended thread does not know it any more
      UncaughtExceptionHandler failed = threads[0].getUncaughtExceptionHandler();
      return new Loops(threads, (BlockingQueue<?>[]) get(group, "sessionQueues"), failed);
    }

    private static Object get(Object of, String field) throws ReflectiveOperationException {
      Field there = of.getClass().getDeclaredField(field);
      there.setAccessible(true);
      return there.get(of);
    }

    synchronized void revive() throws ReflectiveOperationException {
      for (int i = 0; i < threads.length; i++) {
        if (threads[i] == Thread.currentThread() || !threads[i].isAlive()) {
          Constructor<?> loop = threads[i].getClass().getConstructor(BlockingQueue.class);
          loop.setAccessible(true);
          Thread next = (Thread) loop.newInstance(queues[i]);
          next.setName(threads[i].getName());
          next.setUncaughtExceptionHandler(failed);
          threads[i] = next;
          next.start();
        }
      }
    }
  }

  SessionLoops(Server server) {
    this.server = server;
  }

  /** The server has started. */
  void watch() {
    try {
      loops = Optional.of(Loops.of(server));
    } catch (ReflectiveOperationException e) {
      LOG.warn("the embedded MQTT broker is not the one that Drover knows", e);
    }
  }

  @Override
  public String getID() {
    return "session-loops";
  }

  @Override
  public void onSessionLoopError(Throwable error) {
    LOG.warn("the embedded MQTT broker goes on after a command that failed: {}", root(error));
    try {
      if (loops.isPresent()) {
        loops.get().revive();
      }
    } catch (ReflectiveOperationException e) {
      LOG.error("some clients of the embedded MQTT broker hang: start it again", e);
    }
  }

  private static String root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.toString();
  }
}
