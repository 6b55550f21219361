package io.drover.bench.ros;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link MirrorNode} in a process of its own, with the memory of a small robot. */
final class MirrorProcess implements AutoCloseable {
  private final Process process;
  private final double sinceJvmSeconds;
  private final double sinceStartSeconds;

  private MirrorProcess(Process process, double sinceJvmSeconds, double sinceStartSeconds) {
    this.process = process;
    this.sinceJvmSeconds = sinceJvmSeconds;
    this.sinceStartSeconds = sinceStartSeconds;
  }

  /** Starts one, and waits until the master knows it. */
  static MirrorProcess start(URI master) {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                MirrorNode.class.getName(),
                "__master:=" + master,
                "__ip:=127.0.0.1")
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().keySet().removeIf(name -> name.startsWith("ROS_"));
    try {
      long began = System.currentTimeMillis();
      Process process = builder.start();
      BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
      String sinceJvm = said.readLine();
      String known = said.readLine();
      if (known == null) {
        throw new DroverException(
            ErrorCode.INTERNAL, "the process at the other end died: its messages are above");
      }
      return new MirrorProcess(
          process, Long.parseLong(sinceJvm) * 1e-3, (Long.parseLong(known) - began) * 1e-3);
    } catch (IOException e) {
      throw new UncheckedIOException("a process could not be started", e);
    }
  }

  /** From the start of its JVM until the master knew its first topic. */
  double sinceJvmSeconds() {
    return sinceJvmSeconds;
  }

  /** The same from when the operating system was told to start it. */
  double sinceStartSeconds() {
    return sinceStartSeconds;
  }

  /** Processor time so far. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElseThrow() * 1e-9;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
