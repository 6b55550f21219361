package io.drover.bench.process;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.rpc.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** {@code drover edge} as users start it, in a process of its own. */
public final class EdgeProcess implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final long END_SECONDS = 20;
  private static final int LAST_LINES = 20;
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final CompletableFuture<HostPort> listening = new CompletableFuture<>();
  private final LongAdder logLines = new LongAdder();
  private final Deque<String> lastLines = new ConcurrentLinkedDeque<>();

  private EdgeProcess(Process process) {
    this.process = process;
  }

  /** Starts it on a free port of loopback with defaults for all else; it serves on return. */
  public static EdgeProcess start() {
    return start(List.of("--bind", "127.0.0.1:0"), Map.of());
  }

  /**
   * Starts it; it serves when this returns.
   *
   * @param options of the verb {@code edge}
   * @param environment beside this process's own
   * @throws DroverException {@code UNREACHABLE} if it does not start
   */
  public static EdgeProcess start(List<String> options, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(DroverCommand.of("-Xmx1g", "edge", options));
    builder.environment().putAll(environment);
    EdgeProcess edge;
    try {
      edge = new EdgeProcess(builder.start());
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, "the edge's process cannot be started", e);
    }
    read(edge.process.getInputStream(), edge::announced);
    read(edge.process.getErrorStream(), edge::logged);
    edge.awaitListening();
    return edge;
  }

  private void announced(String line) {
    if (line.startsWith(LISTENING)) {
      listening.complete(HostPort.parse(line.substring(LISTENING.length())));
    }
  }

  private void logged(String line) {
    logLines.increment();
    lastLines.add(line);
    if (lastLines.size() > LAST_LINES) {
      lastLines.poll();
    }
  }

  private static void read(InputStream output, Consumer<String> each) {
    new DaemonThreads("edge-output").newThread(() -> readLines(output, each)).start();
  }

  private static void readLines(InputStream output, Consumer<String> each) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
      lines.lines().forEach(each);
    } catch (IOException | UncheckedIOException e) {
      // the process is gone
    }
  }

  private void awaitListening() {
    var unused = process.onExit().thenRun(() -> listening.cancel(false));
    try {
      listening.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      String ending = ending();
      process.destroyForcibly();
      throw new DroverException(ErrorCode.UNREACHABLE, "the edge did not start: " + ending, e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
    }
  }

  /** Where it listens. */
  public HostPort address() {
    return listening.join();
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Processes that it started, the busiest first. */
  public List<ProcessHandle> workers() {
    return process
        .toHandle()
        .children()
        .sorted(
            Comparator.comparing(
                    (ProcessHandle child) -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reversed())
        .toList();
  }

  /** Kills it as {@code kill -9} does, and waits for its end. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Lines that it has written to standard error. */
  public long logLines() {
    return logLines.sum();
  }

  /** How it ended, and the last that it said. */
  String ending() {
    try {
      boolean ended = process.waitFor(5, TimeUnit.SECONDS);
      return (ended ? "exit code " + process.exitValue() : "it does not answer")
          + "; its last words: "
          + String.join(" | ", lastLines);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  /** Ends it in order. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
