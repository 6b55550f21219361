package io.drover.launch.node.slam;

import io.drover.core.geometry.Pose2;
import io.drover.core.image.GrayImage;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Point;
import io.drover.ros.msg.geometry_msgs.Pose;
import io.drover.ros.msg.geometry_msgs.PoseStamped;
import io.drover.ros.msg.geometry_msgs.Quaternion;
import io.drover.ros.msg.nav_msgs.MapMetaData;
import io.drover.ros.msg.nav_msgs.OccupancyGrid;
import io.drover.ros.msg.nav_msgs.Path;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.slam.map.MapImage;
import io.drover.slam.map.PlacedScan;
import java.util.List;

/** Maps and ways as ROS tells them. */
final class MapMessages {
  private static final byte UNKNOWN = -1;
  private static final byte FREE = 0;
  private static final byte OCCUPIED = 100;
  private static final long NANOS_DIGITS = 9;

  private MapMessages() {}

  static Pose pose(Pose2 pose) {
    double half = pose.theta() / 2;
    return new Pose(
        new Point(pose.x(), pose.y(), 0), new Quaternion(0, 0, Math.sin(half), Math.cos(half)));
  }

  /** A map; its first row is the lowest one. */
  static OccupancyGrid grid(MapImage map, Header header) {
    GrayImage image = map.image();
    byte[] cells = new byte[image.width() * image.height()];
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        byte pixel = (byte) image.at(column, image.height() - 1 - row);
        cells[row * image.width() + column] =
            switch (pixel) {
              case MapImage.OCCUPIED -> OCCUPIED;
              case MapImage.FREE -> FREE;
              default -> UNKNOWN;
            };
      }
    }
    return new OccupancyGrid(
        header,
        new MapMetaData(
            header.stamp(),
            (float) map.resolution(),
            image.width(),
            image.height(),
            pose(new Pose2(map.originX(), map.originY(), 0))),
        cells);
  }

  /** The way of a robot by its kept scans. */
  static Path path(List<PlacedScan> scans, Header header) {
    return new Path(
        header,
        scans.stream()
            .map(
                scan ->
                    new PoseStamped(
                        new Header(0, time(scan.scan().stamp()), header.frameId()),
                        pose(scan.pose())))
            .toList());
  }

  /** The time of a scan, as robots write it; zero if that is no time of ROS. */
  static RosTime time(String stamp) {
    int point = stamp.indexOf('.');
    try {
      if (point < 0) {
        return new RosTime(Long.parseLong(stamp), 0);
      }
      String digits = stamp.substring(point + 1);
      long fraction = Long.parseLong((digits + "000000000").substring(0, (int) NANOS_DIGITS));
      return new RosTime(Long.parseLong(stamp.substring(0, point)), (int) fraction);
    } catch (IllegalArgumentException e) {
      return RosTime.ZERO;
    }
  }
}
