package io.drover.airsim.client;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Lets no more than two moves of a vehicle be open at once: AirSim runs a third one late, behind
 * the second, for as long as that takes. While two are open only the newest further one is kept; it
 * goes out when one of them has answered, and those it replaced end with false. Any thread.
 */
final class MoveGate {
  private static final int MOST_OPEN = 2;

  private int open;
  private Move waiting;

  /** Sends a move now or as soon as it may go. */
  CompletableFuture<Boolean> submit(Supplier<CompletableFuture<Boolean>> send) {
    Move move = new Move(send, new CompletableFuture<>());
    Move replaced = null;
    boolean goes;
    synchronized (this) {
      goes = open < MOST_OPEN;
      if (goes) {
        open++;
      } else {
        replaced = waiting;
        waiting = move;
      }
    }
    if (replaced != null) {
      replaced.answer.complete(false);
    }
    if (goes) {
      go(move);
    }
    return move.answer;
  }

  private void go(Move move) {
    CompletableFuture<Boolean> sent;
    try {
      sent = move.send.get();
    } catch (RuntimeException e) {
      sent = CompletableFuture.failedFuture(e);
    }
    var unused =
        sent.whenComplete(
            (flown, failure) -> {
              release(failure);
              if (failure == null) {
                move.answer.complete(flown);
              } else {
                move.answer.completeExceptionally(failure);
              }
            });
  }

  private void release(Throwable failure) {
    boolean lost =
        failure instanceof DroverException known && known.code() == ErrorCode.UNREACHABLE;
    Move next;
    boolean goes;
    synchronized (this) {
      next = waiting;
      waiting = null;
      goes = next != null && !lost;
      if (!goes) {
        open--;
      }
    }
    if (goes) {
      go(next);
    } else if (next != null) {
      // what was meant for the moment of a loss must not fly after a reconnection
      next.answer.completeExceptionally(failure);
    }
  }

  private record Move(
      Supplier<CompletableFuture<Boolean>> send, CompletableFuture<Boolean> answer) {}
}
