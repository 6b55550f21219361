package io.drover.launch.live;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The mosquitto of this machine, on loopback, which can be killed and comes back as it was. */
public final class Mosquitto implements AutoCloseable {
  private final Path configuration;
  private final int port;
  private Process process;

  /** Skips the test where there is none; writes down at once what it has acknowledged. */
  public Mosquitto(Path folder) throws IOException {
    assumeTrue(
        executable().isPresent(),
        "mosquitto is not on the PATH: install it (apt install mosquitto) to test against it");
    port = LastingPort.choose();
    configuration = folder.resolve("mosquitto.conf");
    Files.writeString(
        configuration,
        """
        listener %d 127.0.0.1
        user %s
        allow_anonymous true
        persistence true
        persistence_location %s/
        autosave_on_changes true
        autosave_interval 1
        max_inflight_messages 0
        max_queued_messages 0
        """
            .formatted(port, System.getProperty("user.name"), folder));
    start();
  }

  /** Once it listens. */
  public void start() throws IOException {
    process =
        new ProcessBuilder(executable().orElseThrow().toString(), "-c", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(Duration.ofSeconds(20)).until(this::listens);
  }

  /** As {@code kill -9} does. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Where clients reach it. */
  public String url() {
    return "tcp://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    kill();
  }

  private boolean listens() {
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
