package io.drover.bench.hostile;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.cli.Drover;
import io.drover.rpc.HostPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** {@code drover edge} as users start it, in a process that is watched from outside. */
final class EdgeProcess implements AutoCloseable {
  private static final long START_SECONDS = 120;
  private static final int LAST_LINES = 20;
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final HostPort address;
  private final JMXConnector connector;
  private final LongAdder logLines;
  private final Deque<String> lastLines;

  private EdgeProcess(
      Process process,
      HostPort address,
      JMXConnector connector,
      LongAdder logLines,
      Deque<String> lastLines) {
    this.process = process;
    this.address = address;
    this.connector = connector;
    this.logLines = logLines;
    this.lastLines = lastLines;
  }

  /**
   * Starts it on loopback; it serves when this returns.
   *
   * @throws DroverException {@code UNREACHABLE} if it does not start, {@code MISSING_DEPENDENCY} if
   *     this Java cannot look into another one
   */
  static EdgeProcess start() {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseParallelGC",
            "-Dai.djl.offline=true",
            "-cp",
            System.getProperty("java.class.path"),
            Drover.class.getName(),
            "edge",
            "--bind",
            "127.0.0.1:0");
    Process process;
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED, "the edge's process cannot be started", e);
    }
    try {
      CompletableFuture<HostPort> listening = new CompletableFuture<>();
      LongAdder logLines = new LongAdder();
      read(process.getInputStream(), line -> announced(line, listening));
      Deque<String> lastLines = new ConcurrentLinkedDeque<>();
      read(
          process.getErrorStream(),
          line -> {
            logLines.increment();
            lastLines.add(line);
            if (lastLines.size() > LAST_LINES) {
              lastLines.poll();
            }
          });
      HostPort address = listening.get(START_SECONDS, TimeUnit.SECONDS);
      return new EdgeProcess(process, address, connect(process), logLines, lastLines);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new DroverException(ErrorCode.UNREACHABLE, "the edge did not start", e);
    } catch (IOException | AttachNotSupportedException e) {
      process.destroyForcibly();
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY, "this Java cannot look into another one: use a JDK", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DroverException(ErrorCode.UNREACHABLE, "interrupted: start again", e);
    }
  }

  private static void announced(String line, CompletableFuture<HostPort> listening) {
    if (line.startsWith(LISTENING)) {
      listening.complete(HostPort.parse(line.substring(LISTENING.length())));
    }
  }

  private static void read(InputStream output, Consumer<String> each) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
                lines.lines().forEach(each);
              } catch (IOException | UncheckedIOException e) {
                // the process is gone
              }
            },
            "edge-output");
    thread.setDaemon(true);
    thread.start();
  }

  // what answers there is the process that was just started
  @SuppressWarnings("BanJNDI")
  private static JMXConnector connect(Process process)
      throws IOException, AttachNotSupportedException {
    VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  HostPort address() {
    return address;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Lines that it has written to standard error. */
  long logLines() {
    return logLines.sum();
  }

  /** What it holds, after a collection. */
  EdgeVitals vitals() {
    try {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
      memory.gc();
      long direct =
          ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(beans, UnixOperatingSystemMXBean.class);
      double files =
          system instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : Double.NaN;
      return new EdgeVitals(
          memory.getHeapMemoryUsage().getUsed(),
          direct,
          ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class).getThreadCount(),
          files);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.UNREACHABLE, "the edge has died: " + ending(), e);
    }
  }

  /** How it ended, and the last that it said. */
  private String ending() {
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

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // the process may be gone, or goes now
    }
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
