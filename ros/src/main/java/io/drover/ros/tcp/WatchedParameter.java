package io.drover.ros.tcp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A parameter and those who are told when it changes. The master may tell the same change several
 * times, they are told once. Any thread.
 */
final class WatchedParameter {
  private static final Logger log = LoggerFactory.getLogger(WatchedParameter.class);

  private final List<Consumer<Optional<Object>>> listeners = new CopyOnWriteArrayList<>();
  private Optional<Object> last = Optional.empty();
  private boolean known;

  void add(Consumer<Optional<Object>> listener) {
    listeners.add(listener);
  }

  /** The first value that is told is what it was when listening began. */
  synchronized void now(Optional<Object> value) {
    boolean changed = known && !value.equals(last);
    known = true;
    last = value;
    if (changed) {
      listeners.forEach(listener -> tell(listener, value));
    }
  }

  private static void tell(Consumer<Optional<Object>> listener, Optional<Object> value) {
    try {
      listener.accept(value);
    } catch (RuntimeException e) {
      log.error("a listener of a parameter failed", e);
    }
  }
}
