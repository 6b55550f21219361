package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collection;
import java.util.List;

/** What a server says by Foxglove's web socket protocol, version 1. */
final class ServerMessages {
  static final byte MESSAGE = 1;
  static final byte TIME = 2;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MESSAGE_HEADER = 1 + Integer.BYTES + Long.BYTES;

  /** How much a status matters. */
  enum Level {
    WARNING(1),
    ERROR(2);

    private final int number;

    Level(int number) {
      this.number = number;
    }
  }

  private ServerMessages() {}

  /**
   * The first message to each client.
   *
   * @param session by which a client knows whether it comes back to the same server
   * @param simulated whether times are told, and are not the clock's on the wall
   */
  static String serverInfo(String name, String session, boolean simulated) {
    ObjectNode info = operation("serverInfo");
    info.put("name", name);
    ArrayNode capabilities = info.putArray("capabilities");
    if (simulated) {
      capabilities.add("time");
    }
    info.putObject("metadata");
    info.put("sessionId", session);
    return info.toString();
  }

  static String advertise(Collection<FoxgloveChannel> channels) {
    ObjectNode message = operation("advertise");
    ArrayNode list = message.putArray("channels");
    for (FoxgloveChannel channel : channels) {
      list.addObject()
          .put("id", channel.id())
          .put("topic", channel.topic())
          .put("encoding", "json")
          .put("schemaName", channel.schemaName())
          .put("schema", channel.schema())
          .put("schemaEncoding", "jsonschema");
    }
    return message.toString();
  }

  static String unadvertise(List<Integer> channels) {
    ObjectNode message = operation("unadvertise");
    ArrayNode ids = message.putArray("channelIds");
    channels.forEach(ids::add);
    return message.toString();
  }

  /**
   * Something for the person in front.
   *
   * @param id another one of the same takes its place
   */
  static String status(Level level, String text, String id) {
    return operation("status")
        .put("level", level.number)
        .put("message", text)
        .put("id", id)
        .toString();
  }

  static String removeStatus(String id) {
    ObjectNode message = operation("removeStatus");
    message.putArray("statusIds").add(id);
    return message.toString();
  }

  /** A message of a channel, for one subscription to it. */
  static ByteBuffer data(int subscription, FoxgloveChannel.Stamped message) {
    ByteBuffer bytes = ByteBuffer.allocate(MESSAGE_HEADER + message.json().length);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    return bytes
        .put(MESSAGE)
        .putInt(subscription)
        .putLong(message.nanos())
        .put(message.json())
        .flip();
  }

  static ByteBuffer time(long nanos) {
    ByteBuffer bytes = ByteBuffer.allocate(1 + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.put(TIME).putLong(nanos).flip();
  }

  private static ObjectNode operation(String name) {
    return JSON.createObjectNode().put("op", name);
  }
}
