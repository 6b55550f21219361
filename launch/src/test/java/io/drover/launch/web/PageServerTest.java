package io.drover.launch.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PageServerTest {
  private static final String PAGE = "<!doctype html><title>é</title>";
  private static final EventFeed TWO =
      page -> {
        page.send("map", "{\"scans\":1}");
        page.send("end", "{}");
      };

  private final HttpClient browser = HttpClient.newHttpClient();
  private PageServer server = PageServer.start(0, PAGE, TWO);

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create(server.url()).resolve(path);
    return browser.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  @Test
  void showsThePage() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(PAGE);
    assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void tellsEventsUntilThereAreNoMore() throws Exception {
    HttpResponse<String> events = get("/events");
    assertThat(events.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(events.body())
        .isEqualTo("event: map\ndata: {\"scans\":1}\n\nevent: end\ndata: {}\n\n");
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    for (String path : new String[] {"/map.json", "/events/", "/../etc/passwd", "/index.html"}) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).contains(server.url());
    }
  }

  @Test
  void changesNothing() throws Exception {
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(server.url()))
                .POST(BodyPublishers.ofString("x"))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void answersNobodyWhoThinksItIsAnotherHost() throws Exception {
    assertThat(statusFor("evil.example")).startsWith("HTTP/1.1 403");
    assertThat(statusFor("127.0.0.1.evil.example:8480")).startsWith("HTTP/1.1 403");
    // as through a tunnel, whose port is another one
    assertThat(statusFor("localhost:9")).startsWith("HTTP/1.1 200");
  }

  private String statusFor(String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", URI.create(server.url()).getPort())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void takesAnotherPortIfOneIsTaken() throws Exception {
    int taken = URI.create(server.url()).getPort();
    try (PageServer second = PageServer.start(taken, "second", TWO)) {
      assertThat(URI.create(second.url()).getPort()).isNotEqualTo(taken);
      HttpResponse<String> page =
          browser.send(
              HttpRequest.newBuilder(URI.create(second.url())).build(), BodyHandlers.ofString());
      assertThat(page.body()).isEqualTo("second");
    }
  }

  @Test
  void endsWhileItStillTells() throws Exception {
    server.close();
    CountDownLatch told = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    server =
        PageServer.start(
            0,
            PAGE,
            page -> {
              page.send("map", "{}");
              told.countDown();
              try {
                new CountDownLatch(1).await();
              } finally {
                ended.countDown();
              }
            });
    URI events = URI.create(server.url()).resolve("/events");
    HttpResponse<Stream<String>> answer =
        browser.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines());
    told.await();
    server.close();
    ended.await();
    answer.body().close();
    assertThatThrownBy(() -> get("/")).isInstanceOf(ConnectException.class);
  }

  @Test
  void doesNotTellMorePagesThanItCan() throws Exception {
    server.close();
    CountDownLatch wait = new CountDownLatch(1);
    server =
        PageServer.start(
            0,
            PAGE,
            page -> {
              page.send("map", "{}");
              wait.await();
            });
    URI events = URI.create(server.url()).resolve("/events");
    for (int i = 0; i < 16; i++) {
      assertThat(
              browser
                  .send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines())
                  .statusCode())
          .isEqualTo(200);
    }
    assertThat(get("/events").statusCode()).isEqualTo(503);
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(server.awaitTold(0)).isFalse();
    wait.countDown();
    assertThat(server.awaitTold(20)).isTrue();
    assertThat(get("/events").statusCode()).isEqualTo(200);
  }
}
