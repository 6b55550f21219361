package io.drover.launch.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.launch.map.MapSnapshot.Frame;
import io.drover.launch.map.MapSnapshot.PlacedSubmap;
import io.drover.launch.map.MapSnapshot.Robot;
import io.drover.slam.map.MapImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A growing map as pages read it: where everything is now, and apart from that each submap's
 * pixels, which are told once.
 */
final class SnapshotJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Side of a pixel at least, metres. */
  private static final double RESOLUTION = 0.1;

  private static final double ANGLE_STEPS = 1e4;

  private SnapshotJson() {}

  /** Where everything is. */
  static String of(MapSnapshot snapshot) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("frames", snapshot.frames().stream().map(SnapshotJson::frame).toList());
    map.put("merges", snapshot.joinings());
    return text(map);
  }

  private static Map<String, Object> frame(Frame frame) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("robots", frame.robots().stream().map(Robot::robot).toList());
    map.put("members", frame.robots().stream().map(SnapshotJson::robot).toList());
    map.put("loops", PageNumbers.segments(frame.loops().own()));
    map.put("loopCount", frame.loops().own().size());
    map.put("crossRobot", PageNumbers.segments(frame.loops().crossRobot()));
    map.put("crossRobotCount", frame.loops().crossRobot().size());
    return map;
  }

  private static Map<String, Object> robot(Robot robot) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("robot", robot.robot());
    map.put("scans", robot.scans());
    map.put("pose", pose(robot.pose()));
    map.put("way", PageNumbers.way(robot.way()));
    map.put("submaps", robot.submaps().stream().map(SnapshotJson::place).toList());
    if (!robot.growing().isEmpty()) {
      MapImage growing = MapImage.of(robot.growing(), RESOLUTION);
      map.put("growing", PackedMap.of(growing));
    }
    return map;
  }

  /** A submap's number and pose. */
  private static List<Number> place(PlacedSubmap submap) {
    List<Number> numbers = new ArrayList<>();
    numbers.add(submap.id().index());
    numbers.addAll(pose(submap.pose()));
    return numbers;
  }

  private static List<Double> pose(Pose2 pose) {
    return List.of(
        PageNumbers.centimetres(pose.x()),
        PageNumbers.centimetres(pose.y()),
        Math.rint(ANGLE_STEPS * pose.theta()) / ANGLE_STEPS);
  }

  /** A submap's pixels in its own frame. */
  static String of(PlacedSubmap submap) {
    int each = (int) Math.max(1, Math.rint(RESOLUTION / submap.submap().grid().resolution()));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("robot", submap.id().robot());
    map.put("index", submap.id().index());
    map.put("map", PackedMap.of(MapImage.of(submap.submap(), each)));
    return text(map);
  }

  static String of(MappingProgress progress) {
    return text(progress);
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new DroverException(ErrorCode.INTERNAL, "a growing map is not JSON", e);
    }
  }
}
