package io.drover.launch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rpc.HostPort;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WebServerTest {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final BlockingQueue<WebSocketConnection> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final WebServer server =
      WebServer.on(WebServerOptions.onLoopback(0))
          .get("/", request -> WebAnswer.html("hello " + request.parameter("who").orElse("you")))
          .get("/broken", request -> failing())
          .socket("/", new Speaking())
          .socket("/echo", new Echo())
          .start();

  private static WebAnswer failing() {
    throw new IllegalStateException("secret");
  }

  /** Says back what it hears. */
  private class Echo implements WebSocketEndpoint {
    @Override
    public long mostWaitingBytes() {
      return 1 << 16;
    }

    @Override
    public WebSocketListener onOpen(WebSocketConnection connection) {
      opened.add(connection);
      return new WebSocketListener() {
        @Override
        public void onText(String text) {
          if (text.equals("fail")) {
            throw new IllegalStateException(text);
          }
          assertThat(connection.send(text)).isTrue();
        }

        @Override
        public void onBinary(ByteBuffer bytes) {
          assertThat(connection.send(bytes)).isTrue();
        }

        @Override
        public void onClose() {
          heard.add("closed");
        }
      };
    }
  }

  /** Only speaks what it speaks, and to one other origin. */
  private final class Speaking extends Echo {
    @Override
    public List<String> subprotocols() {
      return List.of("v2", "v1");
    }

    @Override
    public boolean admitsOrigin(String origin) {
      return origin.equals("https://app.example");
    }
  }

  /** Collects what it is told. */
  private static final class Told implements WebSocket.Listener {
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer bytes, boolean last) {
      messages.add(bytes.remaining() + " bytes");
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      messages.add("close " + code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      messages.add("error");
    }

    String next() throws InterruptedException {
      return Optional.ofNullable(messages.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private CompletableFuture<WebSocket> open(String path, Told told) {
    return browser.newWebSocketBuilder().buildAsync(socket(path), told);
  }

  private URI socket(String path) {
    return URI.create(server.url().replace("http", "ws")).resolve(path);
  }

  private String get(String path) throws Exception {
    URI uri = URI.create(server.url()).resolve(path);
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void carriesMessagesBothWays() throws Exception {
    Told told = new Told();
    WebSocket socket = open("/echo", told).get();
    socket.sendText("Grüße, ", false).get();
    socket.sendText("Welt", true).get();
    assertThat(told.next()).isEqualTo("Grüße, Welt");
    socket.sendBinary(ByteBuffer.wrap(new byte[3]), true).get();
    assertThat(told.next()).isEqualTo("3 bytes");
    assertThat(opened.take().subprotocol()).isEmpty();
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get();
    assertThat(heard.poll(30, TimeUnit.SECONDS)).isEqualTo("closed");
  }

  @Test
  void answersAndOpensOnTheSamePath() throws Exception {
    assertThat(get("/?who=drone%201")).isEqualTo("hello drone 1");
    WebSocket socket =
        browser
            .newWebSocketBuilder()
            .subprotocols("v1", "v2")
            .buildAsync(socket("/"), new Told())
            .get();
    assertThat(socket.getSubprotocol()).isEqualTo("v2");
    assertThat(opened.take().subprotocol()).contains("v2");
  }

  @Test
  void refusesWhoSpeaksSomethingElse() {
    assertThat(status("/", null, "v3")).isEqualTo(400);
    assertThat(status("/", null, null)).isEqualTo(400);
    assertThat(status("/nowhere", null, null)).isEqualTo(404);
  }

  @Test
  void letsNoOtherPagesListen() {
    String here = "http://127.0.0.1:" + server.address().port();
    assertThat(status("/echo", "https://evil.example", null)).isEqualTo(403);
    assertThat(status("/echo", "http://127.0.0.1:1", null)).isEqualTo(403);
    assertThat(status("/echo", "null", null)).isEqualTo(403);
    assertThat(status("/echo", here, null)).isEqualTo(101);
    assertThat(status("/", "https://app.example", "v1")).isEqualTo(101);
  }

  private int status(String path, String origin, String subprotocol) {
    WebSocket.Builder builder = browser.newWebSocketBuilder();
    if (origin != null) {
      builder.header("Origin", origin);
    }
    if (subprotocol != null) {
      builder.subprotocols(subprotocol);
    }
    try {
      builder.buildAsync(socket(path), new Told()).join().abort();
      return 101;
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  @Test
  void takesNoMoreForAClientThatDoesNotRead() throws Exception {
    WebSocket.Listener silent =
        new WebSocket.Listener() {
          @Override
          public void onOpen(WebSocket socket) {
            // asks for nothing
          }
        };
    WebSocket slow = browser.newWebSocketBuilder().buildAsync(socket("/echo"), silent).get();
    WebSocketConnection connection = opened.take();
    Told told = new Told();
    WebSocket quick = open("/echo", told).get();
    String much = "x".repeat(1 << 16);
    await()
        .until(
            () -> {
              boolean taken = connection.send(much);
              return !taken && connection.waitingBytes() >= 1 << 16;
            });
    quick.sendText("still here", true).get();
    assertThat(told.next()).isEqualTo("still here");
    slow.abort();
    await().until(() -> !connection.open());
    assertThat(connection.send("x")).isFalse();
  }

  @Test
  void cutsOffWhoSaysTooMuch() throws Exception {
    Told told = new Told();
    open("/echo", told).get().sendText("x".repeat(1 << 17), true).exceptionally(e -> null).get();
    assertThat(told.next()).isIn("close 1009", "close 1006", "error");
  }

  @Test
  void survivesAListenerThatFails() throws Exception {
    Told told = new Told();
    open("/echo", told).get().sendText("fail", true).get();
    assertThat(told.next()).isEqualTo("close 1011");
    assertThat(get("/broken")).doesNotContain("secret").contains("log");
    assertThat(get("/")).isEqualTo("hello you");
  }

  @Test
  void sendsWhoListensAwayWhenItEnds() throws Exception {
    Told told = new Told();
    WebSocket unused = open("/echo", told).get();
    opened.take();
    server.close();
    assertThat(told.next()).isEqualTo("close 1001");
  }

  @Test
  void answersRequestsInTheirOrder() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.address().port())) {
      String one = "GET /?who=1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
      String two = "GET /?who=2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write((one + two).getBytes(StandardCharsets.UTF_8));
      String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answers).containsSubsequence("hello 1", "hello 2");
    }
  }

  @Test
  void answersNonsenseWithARefusal() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.address().port())) {
      socket
          .getOutputStream()
          .write("\u0016\u0003\u0001 \r\n\r\n".getBytes(StandardCharsets.UTF_8));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 400");
    }
  }

  @Test
  void beyondThisMachineIsAskedForByAddressOrByName() {
    HostNames names = HostNames.of("0.0.0.0").and(Set.of("Dash.Lab"));
    assertThat(names.admit("192.168.1.4:8481")).isTrue();
    assertThat(names.admit("[fe80::1]:8481")).isTrue();
    assertThat(names.admit("dash.lab:8481")).isTrue();
    assertThat(names.admit("evil.example:8481")).isFalse();
    assertThat(names.admit(null)).isFalse();
    assertThat(HostNames.of("127.0.0.1").admit("192.168.1.4:8481")).isFalse();
  }

  @Test
  void saysThatAPortIsTaken() {
    HostPort taken = server.address();
    assertThatThrownBy(() -> WebServer.on(WebServerOptions.on(taken)).start())
        .isInstanceOfSatisfying(
            DroverException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_EXHAUSTED))
        .hasMessageContaining(taken + " is taken");
  }
}
