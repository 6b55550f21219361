package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.launch.web.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A client of Foxglove's protocol, made of the JDK's own web socket. */
final class FoxgloveProbe implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebSocket socket;
  private final boolean reads;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final List<Said> said = new CopyOnWriteArrayList<>();

  /** A message of a channel. */
  record Said(long subscription, long nanos, JsonNode message) {}

  /**
   * Connects.
   *
   * @param reads whether it reads on and on; otherwise only when it is told to
   */
  FoxgloveProbe(WebServer server, boolean reads, String... subprotocols) throws Exception {
    this.reads = reads;
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    String[] more = List.of(subprotocols).subList(1, subprotocols.length).toArray(String[]::new);
    socket =
        builder
            .subprotocols(subprotocols[0], more)
            .buildAsync(URI.create("ws://" + server.address() + "/foxglove"), this)
            .get(30, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    if (reads) {
      opened.request(Long.MAX_VALUE);
    }
  }

  void readOn() {
    socket.request(Long.MAX_VALUE);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      told.add(read(text.toString().getBytes(StandardCharsets.UTF_8)));
      text.setLength(0);
    }
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] some = new byte[part.remaining()];
    part.get(some);
    bytes.writeBytes(some);
    if (last) {
      ByteBuffer frame = ByteBuffer.wrap(bytes.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.reset();
      byte operation = frame.get();
      long subscription = operation == 1 ? Integer.toUnsignedLong(frame.getInt()) : -operation;
      long nanos = frame.getLong();
      byte[] json = new byte[frame.remaining()];
      frame.get(json);
      said.add(new Said(subscription, nanos, json.length == 0 ? null : read(json)));
    }
    return null;
  }

  private static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String subprotocol() {
    return socket.getSubprotocol();
  }

  void ask(String request) {
    socket.sendText(request, true).join();
  }

  void send(byte[] binary) {
    socket.sendBinary(ByteBuffer.wrap(binary), true).join();
  }

  /** Subscribes to a topic under a number; it must be known. */
  void subscribe(int number, String topic) {
    ask(
        "{\"op\":\"subscribe\",\"subscriptions\":[{\"id\":%d,\"channelId\":%d}]}"
            .formatted(number, channel(topic).orElseThrow().get("id").intValue()));
  }

  /** All that was told as text, of one operation. */
  List<JsonNode> told(String operation) {
    return told.stream().filter(each -> each.get("op").textValue().equals(operation)).toList();
  }

  List<JsonNode> told() {
    return told;
  }

  /** All that was said to a subscription. */
  List<Said> said(long subscription) {
    return said.stream().filter(each -> each.subscription() == subscription).toList();
  }

  /** What was advertised of a topic. */
  Optional<JsonNode> channel(String topic) {
    return channels().stream().filter(c -> c.get("topic").textValue().equals(topic)).findFirst();
  }

  List<JsonNode> channels() {
    return told("advertise").stream().flatMap(each -> each.get("channels").valueStream()).toList();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
