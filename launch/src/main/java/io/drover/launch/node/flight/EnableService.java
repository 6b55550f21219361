package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.LogLevel;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceServer;
import io.drover.ros.msg.std_srvs.SetBool;
import io.drover.telemetry.command.Command;
import io.drover.telemetry.command.CommandHandler;
import io.drover.telemetry.command.CommandReply;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The service {@code ~enable}: false is the flight's command hold, true is resume. It answers when
 * the order is in force, or says that the next image will bring that.
 *
 * <p>Who is held stays so if the node dies and is started again: the parameter {@code ~start_held}
 * remembers it.
 */
final class EnableService implements AutoCloseable {
  private static final double PATIENCE_SECONDS = 2;
  private static final String HOLD = "hold";
  private static final String RESUME = "resume";
  private static final String MEMORY = "~start_held";

  private final RosNode node;
  private final String sender;
  private final Clock clock;
  private final ServiceServer server;
  private Optional<CommandHandler> flight = Optional.empty();
  private boolean held;

  /**
   * Begins to answer.
   *
   * @param held whether the flight shall begin held
   */
  EnableService(RosNode node, boolean held, Clock clock) {
    this.node = node;
    this.sender = node.names().node();
    this.clock = clock;
    this.held = held;
    this.server = node.serve("~enable", SetBool.TYPE, request -> answer(request.data()));
  }

  /** Whom orders go to from now on. */
  void begins(CommandHandler commands) {
    synchronized (this) {
      flight = Optional.of(commands);
      if (!held) {
        return;
      }
    }
    var unused = order(commands, HOLD);
  }

  private SetBool.Response answer(boolean enable) {
    keep(!enable);
    Optional<CommandHandler> commands;
    synchronized (this) {
      commands = flight;
    }
    if (commands.isEmpty()) {
      return new SetBool.Response(true, "it has not set out yet, and will then");
    }
    String name = enable ? RESUME : HOLD;
    CompletableFuture<String> done = order(commands.get(), name);
    try {
      return new SetBool.Response(
          true, done.get(Math.round(PATIENCE_SECONDS * 1e3), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return new SetBool.Response(true, name + ": taken; in force with the next image");
    } catch (ExecutionException e) {
      return new SetBool.Response(false, e.getCause().getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new SetBool.Response(false, "interrupted");
    }
  }

  /** Remembers whether the flight is held, whoever has held it. */
  void keep(boolean holding) {
    synchronized (this) {
      if (held == holding) {
        return;
      }
      held = holding;
    }
    try {
      node.parameters().set(MEMORY, holding);
    } catch (DroverException | IllegalStateException e) {
      // without a master there is nobody either who would start the node again
      node.log(LogLevel.DEBUG, MEMORY + " is not remembered: " + e.getMessage());
    }
  }

  private CompletableFuture<String> order(CommandHandler commands, String name) {
    CompletableFuture<String> done = new CompletableFuture<>();
    Command command =
        new Command(
            UUID.randomUUID().toString(), name, clock.instant(), Optional.of(sender), Map.of());
    try {
      commands.take(command, new Waiting(name, done));
    } catch (DroverException e) {
      done.completeExceptionally(e);
    }
    return done;
  }

  private record Waiting(String name, CompletableFuture<String> answer) implements CommandReply {
    @Override
    public void accepted() {
      // whoever asked waits for more
    }

    @Override
    public void done() {
      answer.complete(name + ": in force");
    }

    @Override
    public void failed(String reason) {
      answer.completeExceptionally(new DroverException(ErrorCode.REFUSED, reason));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
