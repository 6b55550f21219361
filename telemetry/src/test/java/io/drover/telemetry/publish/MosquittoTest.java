package io.drover.telemetry.publish;

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
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against the mosquitto of this machine, where there is one. */
class MosquittoTest extends BrokerContract {
  private static int port;
  private static Process mosquitto;

  @BeforeAll
  static void startMosquitto() throws IOException {
    assumeTrue(
        executable().isPresent(),
        "mosquitto is not on the PATH: install it (apt install mosquitto) to test against it");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    start();
  }

  @AfterAll
  static void stopMosquitto() throws InterruptedException {
    if (mosquitto != null) {
      mosquitto.destroyForcibly().waitFor();
    }
  }

  @Override
  BrokerUrl broker() {
    return BrokerUrl.parse("mqtt://127.0.0.1:" + port);
  }

  @Override
  void restartBroker() throws Exception {
    stopMosquitto();
    start();
  }

  @Override
  boolean marksRetained() {
    return true;
  }

  private static void start() throws IOException {
    // without a configuration file it listens on loopback only, lets anyone in and writes nothing
    mosquitto =
        new ProcessBuilder(executable().orElseThrow().toString(), "-p", Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(MosquittoTest::listens);
  }

  private static boolean listens() {
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
