package io.drover.telemetry.command;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.telemetry.payload.Acknowledgement;
import io.drover.telemetry.payload.Acknowledgement.Status;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands in, each once: one that is not JSON, retained, or older than {@link #FRESH} is
 * refused; one whose id is known is answered as before and not done again.
 *
 * <p>A thread of its own reads, asks the handler and answers, in order; those who bring commands
 * and those who do them never wait.
 */
public final class CommandDesk implements AutoCloseable {
  /** How far its timestamp may be from the clock here. */
  public static final Duration FRESH = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
  private static final int MOST_WAITING = 64;
  private static final int MOST_REMEMBERED = 1024;
  private static final long FAREWELL_SECONDS = 1;

  private final CommandHandler handler;
  private final Clock clock;
  private final Consumer<Acknowledgement> sink;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Map<String, Acknowledgement> answers = new LinkedHashMap<>();
  private final ThreadPoolExecutor thread;
  private volatile Thread worker;

  /**
   * A desk.
   *
   * @param participant who is commanded
   * @param sink publishes answers; returns at once
   */
  public CommandDesk(
      String participant, CommandHandler handler, Clock clock, Consumer<Acknowledgement> sink) {
    this.handler = handler;
    this.clock = clock;
    this.sink = sink;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("commands-" + participant),
            // after the end nobody is answered any more
            new ThreadPoolExecutor.DiscardPolicy());
  }

  /**
   * Takes one in; returns at once.
   *
   * @param name the last level of its path
   * @param retained whether the broker had kept it: nobody knows for how long
   */
  public void receive(String name, byte[] payload, boolean retained) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      // an answer to each would only add to the flood
      LOG.warn("a command '{}' is left out: {} wait already", name, MOST_WAITING);
      return;
    }
    thread.execute(
        () -> {
          waiting.decrementAndGet();
          handle(name, payload, retained);
        });
  }

  private void handle(String name, byte[] payload, boolean retained) {
    worker = Thread.currentThread();
    Optional<String> id = Optional.empty();
    Optional<Command> command = Optional.empty();
    try {
      Map<String, Object> keys = CommandReader.keys(payload);
      id = Optional.of(CommandReader.takeId(keys));
      Acknowledgement known = answers.get(id.get());
      if (known != null) {
        sink.accept(known);
        return;
      }
      require(!retained, "commands that a broker has kept count for nothing: do not retain them");
      Command read = CommandReader.command(name, id.get(), keys);
      command = Optional.of(read);
      requireFresh(read.timestamp());
      handler.take(read, new Reply(read));
    } catch (DroverException e) {
      answer(new Acknowledgement(id, name, Status.REJECTED, Optional.of(e.getMessage())), command);
    } catch (RuntimeException e) {
      LOG.error("command '{}' fails by a defect: report it", name, e);
      answer(
          new Acknowledgement(
              id, name, Status.REJECTED, Optional.of("a defect: report it with the drone's log")),
          command);
    }
  }

  private void requireFresh(Instant timestamp) {
    Duration age = Duration.between(timestamp, clock.instant());
    require(
        age.abs().compareTo(FRESH) <= 0,
        String.format(
            Locale.ROOT,
            "key 'timestamp' is %.1f s %s: commands count for %d s; send it anew, or set the"
                + " clocks",
            age.abs().toMillis() * 1e-3,
            age.isNegative() ? "ahead of the clock here" : "old",
            FRESH.toSeconds()));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, message);
    }
  }

  /** On the desk's thread. */
  private void answer(Acknowledgement answer, Optional<Command> command) {
    answer
        .commandId()
        .ifPresent(
            id -> {
              answers.put(id, answer);
              if (answers.size() > MOST_REMEMBERED) {
                answers.remove(answers.keySet().iterator().next());
              }
            });
    sink.accept(answer);
    try {
      handler.answered(answer, command);
    } catch (RuntimeException e) {
      LOG.warn("an answer to '{}' is not on record: {}", answer.command(), e.getMessage());
    }
  }

  /** Answers what has been said so far, up to a second, and takes no more. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Reply implements CommandReply {
    private final Command command;

    Reply(Command command) {
      this.command = command;
    }

    @Override
    public void accepted() {
      say(Status.ACCEPTED, Optional.empty());
    }

    @Override
    public void done() {
      say(Status.DONE, Optional.empty());
    }

    @Override
    public void failed(String reason) {
      say(Status.FAILED, Optional.of(reason));
    }

    private void say(Status status, Optional<String> reason) {
      Acknowledgement answer =
          new Acknowledgement(Optional.of(command.id()), command.name(), status, reason);
      if (Thread.currentThread().equals(worker)) {
        // before the next message is looked at, which may be the same
        answer(answer, Optional.of(command));
      } else {
        thread.execute(() -> answer(answer, Optional.of(command)));
      }
    }
  }
}
