package io.drover.launch.live;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rpc.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another process of this run: the same program with another verb. It ends when this process lets
 * go of it, and when this process dies. Its messages go to standard error, line by line under its
 * name.
 */
public final class Part implements AutoCloseable {
  private static final long FAREWELL_SECONDS = 12;

  /** The exit code of a process that a signal ended is this plus the signal's number. */
  private static final int SIGNALS = 128;

  private final String name;
  private final Process process;
  private final CompletableFuture<HostPort> listening = new CompletableFuture<>();

  private double cpuSeconds;

  private Part(String name, Process process) {
    this.name = name;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param name that its lines are marked by
   * @param mainClass of the program
   * @param arguments verb and options
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if the machine cannot start a process
   */
  public static Part start(String name, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-D") || option.startsWith("-X"))
        .forEach(command::add);
    command.add("-Ddrover.terminal=false");
    command.add("-D" + Lifetime.PART_PROPERTY + "=true");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "the " + name + " process cannot be started: " + e.getMessage(),
          e);
    }
    Part part = new Part(name, process);
    part.pass(process.getInputStream(), true);
    part.pass(process.getErrorStream(), false);
    return part;
  }

  private void pass(InputStream output, boolean results) {
    Thread thread = new Thread(() -> passLines(output, results), "lines-of-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void passLines(InputStream output, boolean results) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(output, Charset.defaultCharset()))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<HostPort> announced = Announcement.read(line);
        // of results only this run's own are printed
        if (!results || announced.isPresent()) {
          System.err.println("[" + name + "] " + line);
        }
        announced.ifPresent(listening::complete);
      }
    } catch (IOException e) {
      // the process is gone
    }
    if (results) {
      listening.completeExceptionally(new IOException("no announcement"));
    }
  }

  /**
   * Waits until it says where it listens.
   *
   * @throws DroverException {@code UNREACHABLE} if it ends before, or does not say so in time
   */
  public HostPort awaitListening(double limitSeconds) {
    try {
      return listening.get(Math.round(limitSeconds * 1e3), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new DroverException(
          ErrorCode.UNREACHABLE, "the " + name + " did not start: its messages are above", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
    }
  }

  public String name() {
    return name;
  }

  public long pid() {
    return process.pid();
  }

  /**
   * CPU time that it has had so far, seconds; of one that was killed what was known when this was
   * last asked. 0 where the machine does not tell.
   */
  public synchronized double cpuSeconds() {
    cpuSeconds =
        process.info().totalCpuDuration().map(time -> time.toNanos() * 1e-9).orElse(cpuSeconds);
    return cpuSeconds;
  }

  /** Runs an action when it has ended, whyever. */
  void whenEnded(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** How it ended, once it has: its exit code, or what killed it. */
  public String ending() {
    int code = process.exitValue();
    return code > SIGNALS ? "killed by signal " + (code - SIGNALS) : "exit code " + code;
  }

  /** Ends it at once, also if it is stopped, and does not wait for that. */
  public void kill() {
    process.destroyForcibly();
  }

  /** Lets go of it and waits until it has ended; kills it if that takes too long. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it is gone already
    }
    try {
      if (!process.waitFor(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
