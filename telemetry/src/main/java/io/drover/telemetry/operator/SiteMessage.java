package io.drover.telemetry.operator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * What one of a site's participants said, or was told.
 *
 * @param participant whose branch of the topic tree it is on
 * @param topic what follows the participant on its path: one level, of commands two
 * @param json a JSON object
 * @param payload the same as it was sent; not modified any more
 */
public record SiteMessage(String participant, String topic, JsonNode json, byte[] payload) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** {@code drover/v1/<site>/<participant>/<topic>}. */
  private static final int LEVELS = 5;

  private static final int MOST_PAYLOAD_BYTES = 1 << 20;

  /**
   * Reads what came from the broker.
   *
   * @return empty if it is no message of Drover's: its path is too short, or its payload is too
   *     long or anything else than a JSON object
   */
  public static Optional<SiteMessage> read(String path, byte[] payload) {
    String[] levels = path.split("/", LEVELS);
    if (levels.length < LEVELS || payload.length > MOST_PAYLOAD_BYTES) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(payload);
      return json != null && json.isObject()
          ? Optional.of(new SiteMessage(levels[3], levels[4], json, payload))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
