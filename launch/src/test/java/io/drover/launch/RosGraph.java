package io.drover.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.ros.RosNode;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real ROS master of a test, and programs of ROS beside it. */
public final class RosGraph implements AutoCloseable {
  private static final Path MASTER = Path.of("/usr/bin/rosmaster");
  private static final String PYTHON = "/usr/bin/python3";

  private final int port;
  private final Path folder;
  private final List<Process> processes = new ArrayList<>();

  private RosGraph(int port, Path folder) {
    this.port = port;
    this.folder = folder;
  }

  /**
   * Starts a master; the test is skipped where there is none.
   *
   * @param folder for what ROS writes
   */
  public static RosGraph start(Path folder) throws IOException {
    assumeTrue(
        Files.isExecutable(MASTER), "no ROS master: install ROS (docs/ros.md says how) to test");
    RosGraph graph = new RosGraph(freePort(), folder);
    var unused = graph.run("master", List.of(MASTER.toString(), "--core", "-p", "" + graph.port));
    return graph;
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A node of this process; waits for the master. */
  public RosNode join(String name) {
    return TcpRosNode.start(
        new RosArguments(
            GraphNames.of("", name, Map.of()),
            uri(),
            Optional.of("127.0.0.1"),
            Map.of(),
            List.of()),
        NodeOptions.DEFAULT.closedByOwner());
  }

  /** Starts a program in Python. */
  public Process python(String name, String text) throws IOException {
    Path script = folder.resolve(name + ".py");
    Files.writeString(script, text);
    return run(name, List.of(PYTHON, script.toString()));
  }

  /** Starts a program; what it says goes to {@link #said}. It is ended with the graph. */
  public Process run(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectOutput(folder.resolve(name + ".out").toFile());
    builder.redirectError(folder.resolve(name + ".err").toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("ROS_HOSTNAME");
    environment.remove("ROS_NAMESPACE");
    environment.put("ROS_MASTER_URI", uri().toString());
    environment.put("ROS_IP", "127.0.0.1");
    environment.put("ROS_HOME", folder.toString());
    environment.put("ROS_PACKAGE_PATH", "/usr/share");
    environment.put("PYTHONUNBUFFERED", "1");
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** What a program said until it ended, which must be well. */
  public String said(String name, Process process) throws Exception {
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    assertThat(ended && process.exitValue() == 0)
        .as("%s said: %s", name, Files.readString(folder.resolve(name + ".err")))
        .isTrue();
    return said(name);
  }

  /** What a program has said. */
  public String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".out"));
  }

  @Override
  public void close() {
    for (Process process : processes) {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroyForcibly().onExit().join();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
