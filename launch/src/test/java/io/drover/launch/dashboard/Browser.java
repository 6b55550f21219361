package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium, told what to do by its DevTools protocol. One thread. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<JsonNode> answers;
  private final List<String> complaints;
  private int asked;

  private Browser(
      Process process, WebSocket socket, BlockingQueue<JsonNode> answers, List<String> complaints) {
    this.process = process;
    this.socket = socket;
    this.answers = answers;
    this.complaints = complaints;
  }

  /** Starts it with a folder of its own; skips the test where it is not installed. */
  static Browser orSkip(Path folder) throws Exception {
    Optional<Path> program = installed();
    assumeTrue(program.isPresent(), "no Chromium on the path: the dashboard is not looked at");
    return start(program.get(), folder);
  }

  /** Where it is, if it is installed. */
  private static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Browser start(Path program, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--remote-allow-origins=*",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Path port = folder.resolve("DevToolsActivePort");
      await().atMost(LIMIT).until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
      return connect(process, Files.readAllLines(port).get(0));
    } catch (Exception | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static Browser connect(Process process, String port) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    String list =
        client
            .send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json")).build(),
                BodyHandlers.ofString())
            .body();
    JsonNode page = null;
    for (JsonNode target : JSON.readTree(list)) {
      page = target.path("type").asText().equals("page") ? target : page;
    }
    BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();
    WebSocket socket =
        client
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(page.get("webSocketDebuggerUrl").textValue()),
                new Hearing(answers, complaints))
            .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    Browser browser = new Browser(process, socket, answers, complaints);
    for (String domain : List.of("Page", "Runtime", "Log")) {
      browser.ask(domain + ".enable", Map.of());
    }
    return browser;
  }

  /** Sorts what it says. */
  private record Hearing(
      BlockingQueue<JsonNode> answers, List<String> complaints, StringBuilder part)
      implements WebSocket.Listener {
    Hearing(BlockingQueue<JsonNode> answers, List<String> complaints) {
      this(answers, complaints, new StringBuilder());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        hear(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    private void hear(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        if (message.has("id")) {
          answers.add(message);
        } else if (message.path("method").asText().equals("Runtime.exceptionThrown")
            || (message.path("method").asText().equals("Log.entryAdded")
                && message.at("/params/entry/level").asText().equals("error"))) {
          complaints.add(message.get("params").toString());
        }
      } catch (java.io.IOException e) {
        complaints.add(e.getMessage());
      }
    }
  }

  private JsonNode ask(String method, Map<String, Object> parameters) throws Exception {
    int id = ++asked;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", JSON.valueToTree(parameters));
    socket.sendText(message.toString(), true).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    while (true) {
      JsonNode answer = answers.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(answer).as("the browser answers %s", method).isNotNull();
      if (answer.get("id").intValue() == id) {
        return answer.path("result");
      }
    }
  }

  void open(String url) throws Exception {
    ask("Page.navigate", Map.of("url", url));
  }

  /** What an expression of JavaScript comes to. */
  JsonNode value(String expression) throws Exception {
    JsonNode result =
        ask(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    return result.at("/result/value");
  }

  /** Waits until an expression is true; what is not there yet is not. */
  void awaitTrue(String expression) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                value(
                        "Boolean((() => { try { return "
                            + expression
                            + "; } catch { return false; } })())")
                    .asBoolean());
  }

  /** Clicks on the middle of what a selector finds first, as a mouse does. */
  void click(String selector) throws Exception {
    JsonNode at =
        value(
            "(() => { const e = document.querySelector('"
                + selector
                + "'); e.scrollIntoView({block: 'nearest'}); const b = e.getBoundingClientRect();"
                + " return [b.x + b.width / 2, b.y + b.height / 2]; })()");
    for (String type : List.of("mousePressed", "mouseReleased")) {
      ask(
          "Input.dispatchMouseEvent",
          Map.of("type", type, "x", at.get(0), "y", at.get(1), "button", "left", "clickCount", 1));
    }
  }

  void press(String key) throws Exception {
    Map<String, Object> down = new java.util.HashMap<>(Map.of("type", "keyDown", "key", key));
    if (key.length() == 1) {
      down.put("text", key);
    }
    ask("Input.dispatchKeyEvent", down);
    ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Makes its window that wide, as a phone's or not. */
  void size(int width, int height, boolean phone) throws Exception {
    ask(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
  }

  void theme(String scheme) throws Exception {
    ask(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** What it shows, as PNG. */
  byte[] picture() throws Exception {
    return Base64.getDecoder()
        .decode(ask("Page.captureScreenshot", Map.of("format", "png")).get("data").textValue());
  }

  /** Errors of scripts, and what the page's policy has stopped. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  @Override
  public void close() {
    socket.abort();
    // its helpers write into its folder, which is to be deleted
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroyForcibly();
    helpers.forEach(ProcessHandle::destroyForcibly);
    process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    helpers.forEach(helper -> helper.onExit().orTimeout(20, TimeUnit.SECONDS).join());
  }
}
