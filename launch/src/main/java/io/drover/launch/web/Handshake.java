package io.drover.launch.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a request becomes a web socket. */
final class Handshake {
  private Handshake() {}

  static boolean asked(FullHttpRequest request) {
    return request
        .headers()
        .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
  }

  /** Opens the web socket, or says why not. */
  static Optional<WebAnswer> shake(
      ChannelHandlerContext context,
      FullHttpRequest request,
      WebSocketEndpoint endpoint,
      String scheme) {
    String host = request.headers().get(HttpHeaderNames.HOST);
    String origin = request.headers().get(HttpHeaderNames.ORIGIN);
    if (origin != null && !isOwn(origin, host) && !endpoint.admitsOrigin(origin)) {
      return Optional.of(WebAnswer.refusal(403, "pages of another server may not connect"));
    }
    List<String> spoken = endpoint.subprotocols();
    Optional<String> chosen = spoken.stream().filter(asks(request)::contains).findFirst();
    if (!spoken.isEmpty() && chosen.isEmpty()) {
      return Optional.of(
          WebAnswer.refusal(400, "ask for the subprotocol " + String.join(" or ", spoken)));
    }
    WebSocketServerHandshaker handshaker =
        new WebSocketServerHandshakerFactory(
                scheme + "://" + host + request.uri(),
                chosen.orElse(null),
                false,
                endpoint.mostReceivedBytes())
            .newHandshaker(request);
    if (handshaker == null) {
      return Optional.of(
          WebAnswer.refusal(426, "only version 13 of web sockets is spoken")
              .with(Map.of("Sec-WebSocket-Version", "13")));
    }
    if (request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY) == null) {
      return Optional.of(WebAnswer.refusal(400, "the web socket's key is missing"));
    }
    WebSocketSession session = new WebSocketSession(endpoint);
    handshaker
        .handshake(context.channel(), request)
        .addListener(
            done -> {
              if (done.isSuccess()) {
                ClientPipeline.becomeSocket(
                    context.pipeline(), session, endpoint.mostReceivedBytes());
                session.begin(context.channel(), chosen);
              } else {
                var unused = context.close();
              }
            });
    return Optional.empty();
  }

  private static boolean isOwn(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  private static List<String> asks(FullHttpRequest request) {
    return request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL).stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::trim)
        .toList();
  }
}
