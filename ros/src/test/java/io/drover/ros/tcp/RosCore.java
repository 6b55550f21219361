package io.drover.ros.tcp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.ros.RosNode;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A real ROS master ({@code roscore}) of a test, and real nodes beside ours. */
final class RosCore implements AutoCloseable {
  private final int port;
  private final Path folder;
  private Process process;

  private RosCore(int port, Path folder) throws IOException {
    this.port = port;
    this.folder = folder;
    this.process = launch();
  }

  /** Skips the test where there is none. */
  static void require() {
    assumeTrue(
        executable("roscore").isPresent(),
        "roscore is not on the PATH: install ROS (docs/ros.md says how) to test against it");
  }

  /**
   * Starts one.
   *
   * @param folder for what ROS writes
   */
  static RosCore start(Path folder) throws IOException {
    require();
    return new RosCore(freePort(), folder);
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    Process started = command(List.of("roscore", "-p", Integer.toString(port)), "roscore.out");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              // roscore first starts the master, then sets parameters, then starts rosout
              MasterClient master = new MasterClient(uri(), "/test");
              try {
                return listens(port) && master.ask("lookupNode", "/rosout").isPresent();
              } catch (IOException e) {
                return false;
              }
            });
    return started;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Kills the master and all that it started, as a crash would. */
  void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  void restart() throws IOException {
    process = launch();
  }

  RosNode join(GraphNames names) {
    return TcpRosNode.start(
        new RosArguments(names, uri(), Optional.of("127.0.0.1"), Map.of(), List.of()),
        new NodeOptions(20, 0.5, true));
  }

  RosNode join(String name) {
    return join(GraphNames.of("", name, Map.of()));
  }

  /** A node in Python of the text given, named {@code peer}. */
  Process python(String text) throws IOException {
    Path script = Files.createTempFile(folder, "peer", ".py");
    Files.writeString(script, text);
    return command(List.of("/usr/bin/python3", script.toString()), script.getFileName() + ".out");
  }

  /** Runs a command of ROS; its output goes to a file of this name. */
  Process command(List<String> command, String output) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve(output).toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("ROS_HOSTNAME");
    environment.remove("ROS_NAMESPACE");
    environment.put("ROS_MASTER_URI", uri().toString());
    environment.put("ROS_IP", "127.0.0.1");
    environment.put("ROS_HOME", folder.toString());
    environment.put("ROS_PACKAGE_PATH", "/usr/share");
    environment.put("PATH", "/usr/bin" + File.pathSeparator + environment.get("PATH"));
    return builder.start();
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    kill();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> executable(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
