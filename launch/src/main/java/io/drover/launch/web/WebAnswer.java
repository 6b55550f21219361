package io.drover.launch.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a {@link WebServer} answers to a request. Its bytes are not to be changed any more. */
public final class WebAnswer {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final int status;
  private final String type;
  private final byte[] body;
  private final Map<String, String> headers;

  private WebAnswer(int status, String type, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.type = type;
    this.body = body;
    this.headers = Map.copyOf(headers);
  }

  /** What was asked for, with its media type. */
  public static WebAnswer of(String type, byte[] body) {
    return new WebAnswer(200, type, body, Map.of());
  }

  /** A page. */
  public static WebAnswer html(String page) {
    return of("text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** A JSON text. */
  public static WebAnswer json(String text) {
    return of("application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /** A line for people who asked for something else than there is. */
  public static WebAnswer refusal(int status, String line) {
    return new WebAnswer(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8), Map.of());
  }

  /** The same, with these headers as well. */
  public WebAnswer with(Map<String, String> more) {
    return new WebAnswer(status, type, body, more);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
