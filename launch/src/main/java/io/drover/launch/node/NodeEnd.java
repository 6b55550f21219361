package io.drover.launch.node;

import io.drover.core.error.DroverException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** How a program tells that its node is at its end; the first word counts. Any thread. */
public final class NodeEnd {
  private final AtomicReference<Optional<DroverException>> end = new AtomicReference<>();

  /** Its work is done. */
  public void done() {
    end.compareAndSet(null, Optional.empty());
  }

  /** It cannot go on. */
  public void failed(DroverException why) {
    end.compareAndSet(null, Optional.of(why));
  }

  /** Whether it has come. */
  public boolean reached() {
    return end.get() != null;
  }

  /** Throws what the program failed by, if it did. */
  void rethrow() {
    Optional<DroverException> why = end.get();
    if (why != null && why.isPresent()) {
      throw why.get();
    }
  }
}
