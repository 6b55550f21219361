package io.drover.launch.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.launch.certs.CertificateAuthority;
import io.drover.telemetry.broker.BrokerTrust;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests of which not all is there at the first read. */
@Timeout(60)
class SlowRequestTest {
  private static final int PAUSE_MILLIS = 100;

  @TempDir Path folder;

  private static WebServer serve(WebServerOptions options) {
    return WebServer.on(options).get("/", request -> WebAnswer.html("hello")).start();
  }

  /** Asks twice, as browsers do that keep a connection, in pieces. */
  private static void ask(WebServer server, Socket socket) throws Exception {
    String request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n";
    OutputStream out = socket.getOutputStream();
    socket.setSoTimeout(20_000);
    for (int i = 0; i < 2; i++) {
      String text = request.formatted(server.address().port());
      for (String piece : List.of(text.substring(0, 9), text.substring(9))) {
        out.write(piece.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        Thread.sleep(PAUSE_MILLIS);
      }
      assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("hello");
    }
  }

  private static String answer(Socket socket) throws IOException {
    StringBuilder heard = new StringBuilder();
    while (!heard.toString().endsWith("hello")) {
      int next = socket.getInputStream().read();
      assertThat(next).as("after %s", heard).isNotNegative();
      heard.append((char) next);
    }
    return heard.toString();
  }

  @Test
  void areAnsweredOnceTheyAreWhole() throws Exception {
    try (WebServer server = serve(WebServerOptions.onLoopback(0));
        Socket socket = new Socket("127.0.0.1", server.address().port())) {
      ask(server, socket);
    }
  }

  @Test
  void areAnsweredAfterTheHandshakeOfWhoEncrypts() throws Exception {
    CertificateAuthority authority = CertificateAuthority.in(folder);
    authority.issue("dashboard1", List.of("127.0.0.1"), Duration.ofDays(1));
    WebServerOptions encrypted =
        WebServerOptions.onLoopback(0).with(WebCertificate.in(folder, "dashboard1"));
    try (WebServer server = serve(encrypted);
        Socket socket =
            BrokerTrust.in(folder, "nobody")
                .socketFactory()
                .createSocket("127.0.0.1", server.address().port())) {
      ask(server, socket);
    }
  }
}
