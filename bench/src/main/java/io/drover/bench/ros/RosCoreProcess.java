package io.drover.bench.ros;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real {@code roscore} of this bench's own, at a port that was free. */
final class RosCoreProcess implements AutoCloseable {
  private static final NodeOptions PATIENT = new NodeOptions(60, 3, true);

  private final Process process;
  private final int port;

  private RosCoreProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one.
   *
   * @throws DroverException {@code MISSING_DEPENDENCY} where there is none
   */
  static RosCoreProcess start() {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "roscore")));
    if (!there) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "bench ros needs a real roscore on the PATH: docs/ros.md says how to install it");
    }
    try {
      int port = freePort();
      ProcessBuilder builder =
          new ProcessBuilder("roscore", "-p", Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.environment().put("ROS_IP", "127.0.0.1");
      builder.environment().put("ROS_MASTER_URI", "http://127.0.0.1:" + port);
      return new RosCoreProcess(builder.start(), port);
    } catch (IOException e) {
      throw new UncheckedIOException("roscore could not be started", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A node of this process. */
  TcpRosNode join(String name) {
    return TcpRosNode.start(
        new RosArguments(
            GraphNames.of("", name, Map.of()),
            uri(),
            Optional.of("127.0.0.1"),
            Map.of(),
            List.of()),
        PATIENT);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroy();
    all.forEach(ProcessHandle::destroy);
    process.onExit().join();
  }
}
