package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Something in Foxglove's 3D panel: {@code foxglove.SceneEntity}, made piece by piece. */
final class SceneEntity {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final double FONT_PIXELS = 14;
  private static final double LABEL_ABOVE_METRES = 1.2;

  private final ObjectNode json = JSON.createObjectNode();
  private final ArrayNode arrows;
  private final ArrayNode lines;
  private final ArrayNode texts;

  /**
   * One without a shape.
   *
   * @param frame in which it stands
   * @param id what it takes the place of, on the same topic
   */
  SceneEntity(long nanos, String frame, String id) {
    writeTime(json.putObject("timestamp"), nanos);
    json.put("frame_id", frame).put("id", id);
    // until it is replaced
    writeTime(json.putObject("lifetime"), 0);
    json.put("frame_locked", true);
    json.putArray("metadata");
    arrows = json.putArray("arrows");
    json.putArray("cubes");
    json.putArray("spheres");
    json.putArray("cylinders");
    lines = json.putArray("lines");
    json.putArray("triangles");
    texts = json.putArray("texts");
    json.putArray("models");
  }

  /** An arrow along x, from the frame's origin. */
  SceneEntity arrow(Colours colour, double length) {
    ObjectNode arrow = arrows.addObject();
    writePose(arrow.putObject("pose"), 0, 0, 0, 0);
    arrow.put("shaft_length", length * 0.6).put("shaft_diameter", length * 0.3);
    arrow.put("head_length", length * 0.4).put("head_diameter", length * 0.6);
    colour.write(arrow.putObject("color"), 1);
    return this;
  }

  /** Words above the frame's origin, of one size however far off. */
  SceneEntity label(Colours colour, String words) {
    ObjectNode text = texts.addObject();
    writePose(text.putObject("pose"), 0, 0, LABEL_ABOVE_METRES, 0);
    text.put("billboard", true).put("font_size", FONT_PIXELS).put("scale_invariant", true);
    colour.write(text.putObject("color"), 1);
    text.put("text", words);
    return this;
  }

  /**
   * A line from point to point.
   *
   * @param points x and y in turn, metres
   * @param pixels its width, however far off
   */
  SceneEntity line(Colours colour, double alpha, List<Double> points, double pixels) {
    ObjectNode line = lines.addObject().put("type", 0);
    writePose(line.putObject("pose"), 0, 0, 0, 0);
    line.put("thickness", pixels).put("scale_invariant", true);
    ArrayNode list = line.putArray("points");
    for (int i = 0; i + 1 < points.size(); i += 2) {
      list.addObject().put("x", points.get(i)).put("y", points.get(i + 1)).put("z", 0);
    }
    colour.write(line.putObject("color"), alpha);
    line.putArray("colors");
    line.putArray("indices");
    return this;
  }

  ObjectNode json() {
    return json;
  }

  static void writeTime(ObjectNode into, long nanos) {
    into.put("sec", nanos / 1_000_000_000L).put("nsec", nanos % 1_000_000_000L);
  }

  /** Of something that stands on the ground, turned by radians counter-clockwise from x. */
  static void writePose(ObjectNode into, double x, double y, double z, double radians) {
    into.putObject("position").put("x", x).put("y", y).put("z", z);
    writeTurn(into.putObject("orientation"), radians);
  }

  static void writeTurn(ObjectNode into, double radians) {
    into.put("x", 0).put("y", 0).put("z", Math.sin(radians / 2)).put("w", Math.cos(radians / 2));
  }
}
