package io.drover.launch.node.airsim;

import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.LidarData;
import io.drover.airsim.rpc.NedFrame;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import java.util.Arrays;

/**
 * A lidar's points at about the sensor's height as a flat scan, for who maps in the plane: in the
 * axes of a vehicle that is level, the nearest return of each direction.
 */
final class LevelScan {
  private static final int BEAMS = 360;
  private static final double BAND_METRES = 0.5;
  private static final float NEAREST_METRES = 0.1f;
  private static final float FARTHEST_METRES = 100;

  private LevelScan() {}

  /** The frame in which the scan is: of a sensor's pose, but level. */
  static Pose frame(Pose sensor) {
    return new Pose(sensor.position(), Quaternion.ofEuler(0, 0, sensor.orientation().yaw()));
  }

  /**
   * The scan.
   *
   * @param frameName of {@link #frame}
   */
  static LaserScan of(LidarData data, double periodSeconds, String frameName) {
    Pose sensor = frame(new NedFrame(Vector3.ZERO).poseToEnu(data.pose()));
    Quaternion back = sensor.orientation().inverse();
    float[] ranges = new float[BEAMS];
    Arrays.fill(ranges, Float.POSITIVE_INFINITY);
    float[] ned = data.points();
    for (int i = 0; i + 2 < ned.length; i += 3) {
      Vector3 point =
          back.rotate(
              NedFrame.vector(new Vector3(ned[i], ned[i + 1], ned[i + 2]))
                  .minus(sensor.position()));
      float range = (float) Math.hypot(point.x(), point.y());
      if (Math.abs(point.z()) <= BAND_METRES && range >= NEAREST_METRES) {
        int beam = beam(Math.atan2(point.y(), point.x()));
        ranges[beam] = Math.min(ranges[beam], range);
      }
    }
    double step = 2 * Math.PI / BEAMS;
    return new LaserScan(
        new Header(0, RosTime.ofNanos(data.timeNanos()), frameName),
        (float) -Math.PI,
        (float) (Math.PI - step),
        (float) step,
        0,
        (float) periodSeconds,
        NEAREST_METRES,
        FARTHEST_METRES,
        ranges,
        new float[0]);
  }

  private static int beam(double radians) {
    return Math.floorMod(Math.round((radians + Math.PI) / (2 * Math.PI) * BEAMS), BEAMS);
  }
}
