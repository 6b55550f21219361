package io.drover.airsim.server;

import io.drover.airsim.flight.Command;
import io.drover.airsim.flight.Multirotor;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The moves of one vehicle as AirSim treats them: a new one cancels the running one, which ends a
 * moment later; one that arrives within that moment does not cancel again but waits behind, for as
 * long as the one before it takes. Clients that send faster than they read replies fall into this,
 * so the embedded world has it too. Any thread.
 */
final class MoveLane {
  private static final int LONGEST = 256;

  private final Multirotor drone;
  private final Queue<Move> waiting = new ArrayDeque<>();
  private Move current;
  private boolean cancelled;

  MoveLane(Multirotor drone) {
    this.drone = drone;
  }

  /**
   * Asks for a move.
   *
   * @param command made at the moment when the move begins; what it throws fails the move
   * @return whether it was flown to its end, in simulation time
   */
  synchronized CompletableFuture<Boolean> submit(Supplier<Command> command) {
    Move move = new Move(command);
    if (waiting.size() >= LONGEST) {
      move.answer.complete(false);
    } else if (current == null) {
      begin(move);
    } else {
      cancelled = true;
      waiting.add(move);
    }
    return move.answer;
  }

  /** Ends the running move a moment from now. */
  synchronized void cancel() {
    cancelled = current != null;
  }

  /** Ends all moves with false. */
  synchronized void clear() {
    drone.cancel();
    waiting.forEach(move -> move.answer.complete(false));
    waiting.clear();
    tick();
  }

  /** Answers what has ended and begins what waits; called every 20 ms of simulation time. */
  synchronized void tick() {
    if (current != null && cancelled) {
      drone.cancel();
    }
    if (current != null && current.flown.isDone()) {
      current.answer.complete(current.flown.join());
      cancelled = false;
      current = null;
    }
    while (current == null && !waiting.isEmpty()) {
      begin(waiting.remove());
    }
  }

  private void begin(Move move) {
    try {
      move.flown = drone.fly(move.command.get());
      current = move;
    } catch (RuntimeException e) {
      move.answer.completeExceptionally(e);
    }
  }

  private static final class Move {
    final Supplier<Command> command;
    final CompletableFuture<Boolean> answer = new CompletableFuture<>();
    CompletableFuture<Boolean> flown;

    Move(Supplier<Command> command) {
      this.command = command;
    }
  }
}
