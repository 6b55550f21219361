package io.drover.launch.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;

/**
 * One answer of a web server.
 *
 * @param clockSeconds by which its clock is ahead of ours, if it tells the time: to about a second
 */
record HttpLook(String body, OptionalDouble clockSeconds) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Asks; with a body posts it. */
  static HttpLook at(URI uri, String post) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
    if (!post.isEmpty()) {
      request.header("Content-Type", "text/xml").POST(BodyPublishers.ofString(post));
    }
    Instant asked = Instant.now();
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    Instant middle = asked.plus(Duration.between(asked, Instant.now()).dividedBy(2));
    return new HttpLook(
        answer.body(), ahead(answer.headers().firstValue("Date").orElse(""), middle));
  }

  /** A date is cut to the second, so that half of one is what it is late by on average. */
  static OptionalDouble ahead(String date, Instant now) {
    try {
      Instant there = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
      return OptionalDouble.of(Duration.between(now, there).toMillis() / 1000.0 + 0.5);
    } catch (DateTimeParseException e) {
      return OptionalDouble.empty();
    }
  }
}
