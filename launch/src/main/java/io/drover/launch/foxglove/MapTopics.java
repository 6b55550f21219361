package io.drover.launch.foxglove;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.launch.foxglove.FoxgloveChannel.Stamped;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps of one participant as {@code foxglove.Grid}s, each in a frame of its own beside the one
 * before. One thread.
 */
final class MapTopics {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double GAP_METRES = 2;
  private static final int MOST_CELLS = 4 << 20;
  private static final int UINT8 = 1;

  /** Brightness and opacity of cells that are not known, free, and occupied. */
  private static final byte[] SHADES = {0, 40, (byte) 230};

  private final FoxgloveServer server;
  private final TransformTopic transforms;
  private final String participant;
  private final Map<String, LatestTopic> shown = new HashMap<>();

  MapTopics(FoxgloveServer server, TransformTopic transforms, String participant) {
    this.server = server;
    this.transforms = transforms;
    this.participant = participant;
  }

  /** The frame of the map that these robots share. */
  static String frame(String participant, JsonNode robots) {
    return participant + "/map-" + robots.path(0).asInt();
  }

  /** Shows the maps of a message of the topic {@code grid}; those before are gone. */
  void show(long nanos, JsonNode maps) {
    Set<String> now = new HashSet<>();
    double left = Double.NaN;
    for (JsonNode map : maps) {
      Optional<byte[]> cells = cells(map);
      if (cells.isPresent()) {
        String frame = frame(participant, map.path("robots"));
        now.add(frame);
        double originX = map.path("originX").asDouble();
        // the first one stands where it is
        double offset = Double.isNaN(left) ? 0 : left - originX;
        transforms.put(FoxgloveSite.MAP, frame, offset, 0, 0);
        double width = map.path("width").asInt() * map.path("resolution").asDouble();
        left = offset + originX + width + GAP_METRES;
        say(frame, new Stamped(nanos, grid(nanos, frame, map, cells.get())));
      }
    }
    for (String frame : Set.copyOf(shown.keySet())) {
      if (!now.contains(frame)) {
        shown.remove(frame).close();
      }
    }
  }

  private void say(String frame, Stamped message) {
    shown.computeIfAbsent(frame, this::open).say(message);
  }

  private LatestTopic open(String frame) {
    return new LatestTopic(server, "/" + frame, "foxglove.Grid", FoxgloveSchemas.known("Grid"));
  }

  private static byte[] grid(long nanos, String frame, JsonNode map, byte[] cells) {
    ObjectNode grid = JSON.createObjectNode();
    SceneEntity.writeTime(grid.putObject("timestamp"), nanos);
    grid.put("frame_id", frame);
    SceneEntity.writePose(
        grid.putObject("pose"),
        map.path("originX").asDouble(),
        map.path("originY").asDouble(),
        0,
        0);
    int width = map.path("width").asInt();
    double resolution = map.path("resolution").asDouble();
    grid.put("column_count", width);
    grid.putObject("cell_size").put("x", resolution).put("y", resolution);
    grid.put("row_stride", width).put("cell_stride", 1);
    // one byte is all of them: what is not known is clear, what is free is faint, walls are bright
    ArrayNode fields = grid.putArray("fields");
    for (String field : List.of("red", "green", "blue", "alpha")) {
      fields.addObject().put("name", field).put("offset", 0).put("type", UINT8);
    }
    grid.put("data", Base64.getEncoder().encodeToString(cells));
    return grid.toString().getBytes(UTF_8);
  }

  /** A byte a cell, row by row from below; empty if the message is not what it should be. */
  private static Optional<byte[]> cells(JsonNode map) {
    int width = map.path("width").asInt();
    int height = map.path("height").asInt();
    byte[] runs;
    try {
      runs = Base64.getDecoder().decode(map.path("runs").asText());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (width < 1 || height < 1 || (long) width * height > MOST_CELLS) {
      return Optional.empty();
    }
    byte[] cells = new byte[width * height];
    int cell = 0;
    long number = 0;
    int shift = 0;
    for (byte group : runs) {
      number |= (long) (group & 0x7f) << shift;
      shift += 7;
      if (group >= 0) {
        int state = (int) (number & 3);
        long end = cell + (number >> 2);
        if (state >= SHADES.length || end > cells.length || shift > 35) {
          return Optional.empty();
        }
        for (; cell < end; cell++) {
          int row = height - 1 - cell / width;
          cells[row * width + cell % width] = SHADES[state];
        }
        number = 0;
        shift = 0;
      } else if (shift > 35) {
        return Optional.empty();
      }
    }
    return Optional.of(cells);
  }
}
