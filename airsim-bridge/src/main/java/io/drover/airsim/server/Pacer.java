package io.drover.airsim.server;

import io.drover.airsim.flight.World;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a world's time follow the wall clock, times a speed; pauses it and lets it go on for a
 * while. A machine that cannot keep up runs the world slower instead of in jumps.
 */
final class Pacer implements AutoCloseable {
  /** AirSim runs its API tasks at this interval of simulation time. */
  private static final long API_TICK_NANOS = 20_000_000;

  private static final long WALL_TICK_NANOS = 2_000_000;
  private static final long LONGEST_LEAP_NANOS = 100_000_000;

  private final World world;
  private final double speed;
  private final Runnable apiTick;
  private final Thread thread = new Thread(this::run, "airsim-world");
  private volatile boolean running = true;
  private long nextTickNanos;
  private double targetNanos;
  private double stopNanos = Double.POSITIVE_INFINITY;
  private boolean paused;
  private CompletableFuture<Void> continued = CompletableFuture.completedFuture(null);

  Pacer(World world, double speed, Runnable apiTick) {
    this.world = world;
    this.speed = speed;
    this.apiTick = apiTick;
    this.targetNanos = world.nanoTime();
    this.nextTickNanos = world.nanoTime() + API_TICK_NANOS;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  synchronized void pause(boolean pause) {
    paused = pause;
    stopNanos = Double.POSITIVE_INFINITY;
    continued.complete(null);
  }

  synchronized boolean isPaused() {
    return paused;
  }

  /** Lets time pass for so long and pauses it then; completes when it is paused. */
  synchronized CompletableFuture<Void> continueFor(double seconds) {
    continued.complete(null);
    continued = new CompletableFuture<>();
    paused = false;
    stopNanos = targetNanos + Math.max(0, seconds) * 1e9;
    return continued;
  }

  @Override
  public void close() {
    running = false;
    LockSupport.unpark(thread);
  }

  private void run() {
    long last = System.nanoTime();
    while (running) {
      LockSupport.parkNanos(WALL_TICK_NANOS);
      long now = System.nanoTime();
      advance(Math.min(now - last, LONGEST_LEAP_NANOS) * speed);
      last = now;
    }
  }

  /** Advances by so many nanoseconds of simulation time unless paused. */
  private void advance(double nanos) {
    double target = moveTarget(nanos);
    while (nextTickNanos <= target) {
      world.advanceTo(nextTickNanos);
      apiTick.run();
      nextTickNanos += API_TICK_NANOS;
    }
    world.advanceTo((long) target);
    finishContinuing(target);
  }

  private synchronized double moveTarget(double nanos) {
    if (!paused) {
      targetNanos = Math.min(stopNanos, targetNanos + nanos);
    }
    return targetNanos;
  }

  private synchronized void finishContinuing(double reached) {
    if (reached >= stopNanos) {
      pause(true);
    }
  }
}
