package io.drover.launch.site;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Why a flight cannot go on, once the simulator is lost for good: the first who notices says it.
 * Any thread.
 */
public final class SimulatorLoss {
  /** Silence that is waited out, seconds: a busy simulator stalls for some of them. */
  static final double PATIENCE_SECONDS = 15;

  private final AtomicReference<String> why = new AtomicReference<>();

  void report(String reason) {
    why.compareAndSet(null, reason);
  }

  /** One line; empty while the flight can go on. */
  public Optional<String> reason() {
    return Optional.ofNullable(why.get());
  }
}
