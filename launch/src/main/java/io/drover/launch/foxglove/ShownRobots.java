package io.drover.launch.foxglove;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Robots of one participant: a drone itself, of a map those that draw it. One thread. */
final class ShownRobots {
  private static final double ARROW_METRES = 1.6;

  /** Between two versions of a trail. */
  private static final long TRAIL_NANOS = 1_000_000_000L;

  private final String participant;
  private final TransformTopic transforms;
  private final SceneTopic robots;
  private final SceneTopic trails;
  private final Map<String, Robot> shown = new HashMap<>();

  ShownRobots(String participant, TransformTopic transforms, SceneTopic robots, SceneTopic trails) {
    this.participant = participant;
    this.transforms = transforms;
    this.robots = robots;
    this.trails = trails;
  }

  /** As it looks, and where it has been. */
  private static final class Robot {
    private String look = "";
    private String frame = "";
    private Trail trail = new Trail();
    private long nextTrailNanos;
  }

  void connection(long now, String state) {
    switch (state) {
      case "ONLINE" -> shown.clear();
      case "OFFLINE" -> {
        shown.keySet().forEach(robots::remove);
        shown.values().forEach(robot -> robot.look = "");
      }
      case "CONNECTION_BROKEN" ->
          shown.forEach((name, robot) -> look(now, name, robot, Colours.GONE, name + " · gone"));
      default -> {}
    }
  }

  void state(long now, JsonNode state) {
    JsonNode position = state.path("position");
    if (position.path("x").isNumber() && position.path("y").isNumber()) {
      move(
          now,
          participant,
          FoxgloveSite.MAP,
          position,
          state.path("headingRadians").asDouble(),
          colour(state),
          words(state));
    }
    for (JsonNode pose : state.path("poses")) {
      int number = pose.path("robot").asInt();
      String name = participant + "/robot-" + number;
      double heading = pose.path("headingRadians").asDouble();
      move(now, name, frame(state, number), pose, heading, Colours.ROVER, "robot " + number);
    }
  }

  /** Of the map that has a robot of this number. */
  private String frame(JsonNode state, int number) {
    for (JsonNode robots : state.path("frames")) {
      for (JsonNode robot : robots) {
        if (robot.asInt() == number) {
          return MapTopics.frame(participant, robots);
        }
      }
    }
    return FoxgloveSite.MAP;
  }

  /** As the dashboard has it. */
  private static Colours colour(JsonNode state) {
    if (state.path("holding").asBoolean()) {
      return Colours.HOLD;
    }
    if (state.path("outcome").asText().contains("fallback")) {
      return Colours.FALLBACK;
    }
    return state.path("decision").asText().startsWith("edge") ? Colours.EDGE : Colours.BOARD;
  }

  /** Colours say nothing that words do not. */
  private String words(JsonNode state) {
    String words = participant + " · " + state.path("decision").asText();
    if (state.path("outcome").asText().contains("fallback")) {
      words += " · fell back";
    }
    return state.path("holding").asBoolean() ? words + " · holds" : words;
  }

  private void move(
      long now,
      String name,
      String frame,
      JsonNode at,
      double radians,
      Colours colour,
      String words) {
    double x = at.path("x").asDouble();
    double y = at.path("y").asDouble();
    Robot robot = shown.computeIfAbsent(name, unused -> new Robot());
    transforms.put(frame, base(name), x, y, radians);
    look(now, name, robot, colour, words);
    if (!robot.frame.equals(frame)) {
      robot.frame = frame;
      robot.trail = new Trail();
    }
    if (robot.trail.add(x, y, colour) && now >= robot.nextTrailNanos) {
      robot.nextTrailNanos = now + TRAIL_NANOS;
      SceneEntity line = new SceneEntity(now, frame, "trail of " + name);
      robot.trail.draw(line);
      trails.put(line);
    }
  }

  /** Says how it looks if that is new: where it is, its frame says. */
  private void look(long now, String name, Robot robot, Colours colour, String words) {
    String look = colour + words;
    if (!robot.look.equals(look)) {
      robot.look = look;
      robots.put(
          new SceneEntity(now, base(name), name).arrow(colour, ARROW_METRES).label(colour, words));
    }
  }

  private static String base(String name) {
    return name + "/base_link";
  }
}
