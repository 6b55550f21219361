package io.drover.launch.foxglove;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What a client may ask for. */
sealed interface ClientRequest {
  /**
   * To be told what is said on channels.
   *
   * @param channels ids, by the client's own numbers for its subscriptions
   */
  record Subscribe(Map<Integer, Integer> channels) implements ClientRequest {}

  /** To be told no more. */
  record Unsubscribe(List<Integer> subscriptions) implements ClientRequest {}

  JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Reads one.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} with what is wrong, in a line
   */
  static ClientRequest read(String text) {
    JsonNode message;
    try {
      message = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INVALID_ARGUMENT, "a request is not JSON", e);
    }
    String operation = message.path("op").asText();
    return switch (operation) {
      case "subscribe" -> {
        Map<Integer, Integer> channels = new LinkedHashMap<>();
        message
            .path("subscriptions")
            .forEach(each -> channels.put(number(each, "id"), number(each, "channelId")));
        yield new Subscribe(channels);
      }
      case "unsubscribe" ->
          new Unsubscribe(
              StreamSupport.stream(message.path("subscriptionIds").spliterator(), false)
                  .map(each -> number(each, "subscriptionIds"))
                  .toList());
      default ->
          throw new DroverException(
              ErrorCode.INVALID_ARGUMENT,
              "'" + shortened(operation) + "' is not served: this server only shows");
    };
  }

  /** Foxglove counts with 32 bits, and without a sign. */
  private static int number(JsonNode at, String key) {
    JsonNode value = at.isObject() ? at.path(key) : at;
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > 0xffff_ffffL) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "key '" + key + "' is " + shortened(value.toString()) + ": give a whole number");
    }
    return (int) value.longValue();
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
