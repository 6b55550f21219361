package io.drover.core.time;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * Virtual time that several threads share deterministically: exactly one of them runs, the others
 * sleep, and time jumps to the earliest wake-up when the running one goes to sleep. Equal wake-ups
 * go in the order in which the participants were added.
 *
 * <p>Each participant is added before any of them runs; its thread calls {@link
 * Participant#begin()} first and {@link Participant#close()} last.
 */
public final class LockstepTime {
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Participant> participants = new ArrayList<>();
  private final LongConsumer world;
  private Participant running;
  private long now;

  /**
   * Time from 0.
   *
   * @param world told of every new time in nanoseconds, in order, before anybody sees it; advances
   *     whatever is simulated
   */
  public LockstepTime(LongConsumer world) {
    this.world = world;
  }

  /** A further thread's clock. */
  public Participant addParticipant() {
    lock.lock();
    try {
      Participant participant = new Participant(lock.newCondition());
      participants.add(participant);
      return participant;
    } finally {
      lock.unlock();
    }
  }

  /** One thread's view of the shared time; only that thread may sleep on it. */
  public final class Participant implements NanoClock, AutoCloseable {
    private final Condition turn;
    private long wake;

    private Participant(Condition turn) {
      this.turn = turn;
    }

    /** Waits until this participant is the one to run. */
    public void begin() {
      lock.lock();
      try {
        if (running == null) {
          passOn();
        }
        awaitTurn();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public long nanoTime() {
      lock.lock();
      try {
        return now;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void sleepUntil(long nanoTime) {
      lock.lock();
      try {
        if (nanoTime <= now) {
          return;
        }
        wake = nanoTime;
        passOn();
        awaitTurn();
      } finally {
        lock.unlock();
      }
    }

    /** Leaves; the others go on. */
    @Override
    public void close() {
      lock.lock();
      try {
        participants.remove(this);
        if (running == this) {
          passOn();
        }
      } finally {
        lock.unlock();
      }
    }

    private void awaitTurn() {
      while (running != this) {
        turn.awaitUninterruptibly();
      }
    }
  }

  private void passOn() {
    running = null;
    for (Participant participant : participants) {
      if (running == null || participant.wake < running.wake) {
        running = participant;
      }
    }
    if (running != null) {
      try {
        if (running.wake > now) {
          now = running.wake;
          world.accept(now);
        }
      } finally {
        // a world that fails fails the thread that passed on, which may not be the one to run
        running.turn.signal();
      }
    }
  }
}
