package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.launch.node.slam.GrowingMap.Outline;
import io.drover.ros.message.RosDuration;
import io.drover.ros.msg.geometry_msgs.Point;
import io.drover.ros.msg.geometry_msgs.Vector3;
import io.drover.ros.msg.std_msgs.ColorRGBA;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.msg.visualization_msgs.Marker;
import io.drover.ros.msg.visualization_msgs.MarkerArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Finished submaps as markers: an outline and a number each, in the colour of their robot. */
final class SubmapMarkers {
  private static final double LINE_METRES = 0.04;
  private static final double TEXT_METRES = 0.4;

  /** Of Okabe and Ito, which all can tell apart. */
  private static final int[] COLOURS = {
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0xD55E00, 0x56B4E9, 0xF0E442
  };

  private static final float BYTE = 255;
  private static final float OPAQUE = 0.9f;

  private SubmapMarkers() {}

  /**
   * All of a map's.
   *
   * @param names of robots; a marker's namespace is {@code submaps/<name>}
   */
  static MarkerArray of(GrowingMap map, IntFunction<String> names, Header header) {
    List<Marker> markers = new ArrayList<>();
    // those of robots that were parted again go
    markers.add(
        marker(header, "", 0, Marker.POINTS, Marker.DELETEALL, Pose2.IDENTITY, 0, "", List.of()));
    map.robots()
        .forEach(
            (robot, of) -> {
              String name = "submaps/" + names.apply(robot);
              for (Outline submap : of.submaps()) {
                // robots that have begun anew have submaps of the same numbers
                int id = 2 * (robot * 100_000 + submap.id().index());
                markers.add(outline(header, name, id, submap, robot));
                markers.add(label(header, name, id + 1, submap, robot));
              }
            });
    return new MarkerArray(markers);
  }

  private static Marker outline(Header header, String name, int id, Outline submap, int robot) {
    List<Point> corners =
        List.of(
            new Point(submap.minX(), submap.minY(), 0),
            new Point(submap.maxX(), submap.minY(), 0),
            new Point(submap.maxX(), submap.maxY(), 0),
            new Point(submap.minX(), submap.maxY(), 0),
            new Point(submap.minX(), submap.minY(), 0));
    return marker(
        header, name, id, Marker.LINE_STRIP, Marker.ADD, submap.pose(), robot, "", corners);
  }

  private static Marker label(Header header, String name, int id, Outline submap, int robot) {
    String text = Integer.toString(submap.id().index());
    return marker(
        header,
        name + "/numbers",
        id,
        Marker.TEXT_VIEW_FACING,
        Marker.ADD,
        submap.pose(),
        robot,
        text,
        List.of());
  }

  private static Marker marker(
      Header header,
      String name,
      int id,
      int type,
      int action,
      Pose2 pose,
      int robot,
      String text,
      List<Point> points) {
    boolean label = type == Marker.TEXT_VIEW_FACING;
    return new Marker(
        header,
        name,
        id,
        type,
        action,
        MapMessages.pose(pose),
        new Vector3(label ? 0 : LINE_METRES, 0, label ? TEXT_METRES : 0),
        colour(robot),
        RosDuration.ZERO,
        false,
        points,
        List.of(),
        text,
        "",
        false);
  }

  private static ColorRGBA colour(int robot) {
    int rgb = COLOURS[Math.floorMod(robot - 1, COLOURS.length)];
    return new ColorRGBA(
        (rgb >> 16 & 0xff) / BYTE, (rgb >> 8 & 0xff) / BYTE, (rgb & 0xff) / BYTE, OPAQUE);
  }
}
