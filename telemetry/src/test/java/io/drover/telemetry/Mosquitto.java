package io.drover.telemetry;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.telemetry.broker.BrokerUrl;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The mosquitto of this machine, on loopback. */
public final class Mosquitto implements AutoCloseable {
  private final Process process;
  private final int port;

  private Mosquitto(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Skips the test where there is none. */
  public static void require() {
    assumeTrue(
        executable().isPresent(),
        "mosquitto is not on the PATH: install it (apt install mosquitto) to test against it");
  }

  /** One that lets anyone in and writes nothing, as it is without a configuration. */
  public static Mosquitto start(int port) throws IOException {
    return run(port, List.of("-p", Integer.toString(port)));
  }

  /** One with lines of {@code mosquitto.conf} beside its listener. */
  public static Mosquitto start(int port, Path folder, List<String> lines) throws IOException {
    Path file = folder.resolve("mosquitto.conf");
    // started by root it would become another user, who may not read the test's files
    String user = "user " + System.getProperty("user.name") + "\n";
    Files.writeString(
        file, "listener " + port + " 127.0.0.1\n" + user + String.join("\n", lines) + "\n");
    return run(port, List.of("-c", file.toString()));
  }

  private static Mosquitto run(int port, List<String> arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(executable().orElseThrow().toString());
    builder.command().addAll(arguments);
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listens(port));
    return new Mosquitto(process, port);
  }

  /** Where clients reach it. */
  public BrokerUrl url() {
    return BrokerUrl.parse("mqtt://127.0.0.1:" + port);
  }

  /** A port that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Stops it where it is: it takes what the system's buffers hold, and answers nothing. */
  public void freeze() throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start();
    if (kill.waitFor() != 0) {
      throw new IOException("mosquitto could not be stopped");
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Optional<Path> executable() {
    // Debian keeps it in /usr/sbin, which is not on everyone's PATH
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, "mosquitto"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
