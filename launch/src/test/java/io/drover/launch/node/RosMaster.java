package io.drover.launch.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.launch.cli.Drover;
import io.drover.ros.RosNode;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A real ROS master ({@code roscore}) of a test, where nodes of Drover are found by roslaunch, and
 * real nodes beside them. What it starts it ends.
 */
public final class RosMaster implements AutoCloseable {
  private final int port;
  private final Path folder;
  private final Path drover;
  private final List<Process> started = new ArrayList<>();
  private Process core;

  private RosMaster(int port, Path folder) throws IOException {
    this.port = port;
    this.folder = folder;
    this.drover = folder.resolve("drover");
    // in a file of their own, for the path is too long for what tells of processes
    Path options = folder.resolve("java.options");
    Files.writeString(
        options,
        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dai.djl.offline=true -cp "
            + System.getProperty("java.class.path"));
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Files.writeString(
        drover,
        "#!/bin/sh\nexec %s @%s %s \"$@\"\n".formatted(java, options, Drover.class.getName()));
    Files.setPosixFilePermissions(drover, PosixFilePermissions.fromString("rwxr-xr-x"));
    this.core = launch();
  }

  /**
   * Starts one; skips the test where there is none.
   *
   * @param folder for what ROS writes
   */
  public static RosMaster start(Path folder) throws IOException {
    for (String program : List.of("roscore", "roslaunch", "rosbag", "rostopic")) {
      assumeTrue(
          onPath(program),
          program + " is not on the PATH: install ROS (docs/ros.md says how) to test against it");
    }
    return new RosMaster(freePort(), folder);
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  private Process launch() throws IOException {
    Process launched = command("roscore.out", "roscore", "-p", Integer.toString(port));
    // the master first, then parameters, then rosout, whose process is its second child
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> listens() && launched.descendants().count() >= 2);
    return launched;
  }

  /** Where it listens. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** Kills the master and all that it started, as a crash would. */
  public void kill() {
    List<ProcessHandle> all = core.descendants().toList();
    core.destroyForcibly().onExit().join();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }

  /** Another one, at the same address. */
  public void restart() throws IOException {
    core = launch();
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

  /** Drover's own command, such as {@code world}; its output goes to a file of this name. */
  public Process drover(String output, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(drover.toString()));
    command.addAll(List.of(words));
    return command(output, command.toArray(new String[0]));
  }

  /**
   * A program in Python; its output goes to {@code <name>.out}, what it complains of to {@code
   * <name>.err}.
   */
  public Process python(String name, String text, String... arguments) throws IOException {
    Path script = folder.resolve(name + ".py");
    Files.writeString(script, text);
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString()));
    command.addAll(List.of(arguments));
    return begin(builder(command).redirectError(file(name + ".err")), name + ".out");
  }

  /** What a process wrote to a file until it ended, which must be well. */
  public String said(String output, Process process) throws IOException, InterruptedException {
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    Path errors = folder.resolve(output.replaceFirst("[.]out$", ".err"));
    assertThat(ended && process.exitValue() == 0)
        .as("what was said: %s", Files.exists(errors) ? Files.readString(errors) : output(output))
        .isTrue();
    return output(output);
  }

  /** Runs a command of ROS, which hears SIGINT; all that it says goes to a file of this name. */
  public Process command(String output, String... words) throws IOException {
    return begin(builder(List.of(words)).redirectErrorStream(true), output);
  }

  private ProcessBuilder builder(List<String> words) {
    // a shell in the background has taken the signal from its children
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("ROS_HOSTNAME");
    environment.remove("ROS_NAMESPACE");
    environment.put("ROS_MASTER_URI", uri().toString());
    environment.put("ROS_IP", "127.0.0.1");
    environment.put("ROS_HOME", folder.toString());
    environment.put("ROS_PACKAGE_PATH", Path.of("ros").toAbsolutePath() + ":/usr/share");
    environment.put("DROVER", drover.toString());
    environment.put("OMP_NUM_THREADS", "1");
    environment.put("PYTHONUNBUFFERED", "1");
    environment.put("PATH", "/usr/bin" + File.pathSeparator + environment.get("PATH"));
    return builder;
  }

  private Process begin(ProcessBuilder builder, String output) throws IOException {
    Process process = builder.redirectOutput(file(output)).start();
    started.add(process);
    return process;
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }

  /** What a process has said so far. */
  public String output(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  /** Sends a signal. */
  public static void signal(ProcessHandle process, String signal)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>();
    started.forEach(one -> one.descendants().forEach(all::add));
    started.forEach(one -> one.destroyForcibly().onExit().join());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean onPath(String program) {
    return Optional.ofNullable(System.getenv("PATH")).stream()
        .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
        .anyMatch(one -> Files.isExecutable(Path.of(one, program)));
  }
}
