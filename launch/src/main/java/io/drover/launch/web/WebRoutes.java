package io.drover.launch.web;

import java.util.Map;
import java.util.Optional;

/**
 * What a server has, by path. A path may have a web socket beside what it answers.
 *
 * @param answers to requests
 * @param feeds of server-sent events
 * @param sockets that can be opened
 */
record WebRoutes(
    Map<String, WebRoute> answers,
    Map<String, EventPages> feeds,
    Map<String, WebSocketEndpoint> sockets) {
  WebRoutes {
    answers = Map.copyOf(answers);
    feeds = Map.copyOf(feeds);
    sockets = Map.copyOf(sockets);
  }

  Optional<WebRoute> answer(String path) {
    return Optional.ofNullable(answers.get(path));
  }

  Optional<EventPages> feed(String path) {
    return Optional.ofNullable(feeds.get(path));
  }

  Optional<WebSocketEndpoint> socket(String path) {
    return Optional.ofNullable(sockets.get(path));
  }
}
