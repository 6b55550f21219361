package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Schemas of messages: Foxglove's well-known ones as far as they are used here, and those of {@code
 * docs/mqtt} in the part of JSON Schema that Foxglove reads: objects whose properties each have one
 * type, and no lists of lists.
 */
final class FoxgloveSchemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FoxgloveSchemas() {}

  /** One of Foxglove's, by its name without {@code foxglove.}. */
  static String known(String name) {
    return read(name).toString();
  }

  /**
   * A topic of Drover's, for messages like one.
   *
   * @param topic last level of its path
   * @return its name and what it says; empty for topics that docs/mqtt has not
   */
  static Optional<Named> of(String topic, JsonNode message) {
    if (!topic.matches("[a-z]+")
        || FoxgloveSchemas.class.getResource("mqtt/" + topic + ".schema.json") == null) {
      return Optional.empty();
    }
    JsonNode whole = read("mqtt/" + topic);
    ObjectNode plain = plain(whole);
    Optional<JsonNode> variant =
        variants(whole).filter(each -> describes(each, message)).findFirst();
    // events are of one shape whoever they are of, and so plotted together
    boolean one = variant.isPresent() && !topic.equals("event");
    (one ? variant.stream() : variants(whole)).forEach(each -> merge(plain, plain(each)));
    String name =
        one && variant.get().path("title").asText().matches("[a-z]+")
            ? "drover." + variant.get().get("title").textValue() + "." + topic
            : "drover." + topic;
    return Optional.of(new Named(name, plain.toString()));
  }

  /**
   * A schema.
   *
   * @param json its text
   */
  record Named(String name, String json) {}

  private static JsonNode read(String name) {
    try (InputStream in = FoxgloveSchemas.class.getResourceAsStream(name + ".schema.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> variants(JsonNode schema) {
    return Stream.of("oneOf", "anyOf").flatMap(key -> schema.path(key).valueStream());
  }

  private static boolean describes(JsonNode variant, JsonNode message) {
    return variant.path("required").valueStream().allMatch(key -> message.has(key.asText()));
  }

  /** Of an object. */
  private static ObjectNode plain(JsonNode schema) {
    ObjectNode plain = JSON.createObjectNode().put("type", "object");
    ObjectNode properties = plain.putObject("properties");
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      ofValue(field.getValue()).ifPresent(type -> properties.set(field.getKey(), type));
    }
    return plain;
  }

  /** Empty for what Foxglove cannot read. */
  private static Optional<ObjectNode> ofValue(JsonNode schema) {
    String type = type(schema);
    if (type.equals("object")) {
      return Optional.of(plain(schema));
    }
    ObjectNode plain = JSON.createObjectNode().put("type", type);
    if (type.equals("array")) {
      JsonNode items = schema.path("items");
      if (type(items).equals("array")) {
        return Optional.empty();
      }
      plain.set("items", ofValue(items).orElseThrow());
    }
    return Optional.of(plain);
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      return type.get(0).textValue();
    }
    // enumerations are of words
    return type.isTextual() ? type.textValue() : "string";
  }

  private static void merge(ObjectNode into, ObjectNode other) {
    ObjectNode properties = (ObjectNode) into.get("properties");
    for (Map.Entry<String, JsonNode> field : other.get("properties").properties()) {
      JsonNode there = properties.get(field.getKey());
      if (there instanceof ObjectNode object && object.has("properties")) {
        merge(object, (ObjectNode) field.getValue());
      } else {
        properties.set(field.getKey(), field.getValue());
      }
    }
  }
}
