package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.sensor_msgs.Range;
import io.drover.ros.tf.RigidTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * How far the way ahead is free, metres, by what a sensor says of it; infinite if it sees nothing.
 *
 * <p>Distances follow REP 117: −∞ is something too near to measure, +∞ nothing within reach, NaN no
 * measurement.
 */
final class FreeWay {
  /** Of the depth image: the middle third of each direction. */
  private static final int PART = 3;

  /** This share of the nearest pixels is taken for noise. */
  private static final double NOISE = 0.01;

  /** With fewer pixels that say something the image says nothing. */
  private static final double LEAST_SHARE = 0.1;

  private static final double METRES_PER_UNIT = 1e-3;

  /** A beam that looks along the way turns aside from it by less; the sine of 30°. */
  private static final double ASIDE = 0.5;

  private FreeWay() {}

  /**
   * By a single distance.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is none
   */
  static double by(Range range) {
    double metres = range.range();
    if (Double.isNaN(metres) || (metres != Double.NEGATIVE_INFINITY && metres < range.minRange())) {
      throw unusable("range " + metres + " m is below the sensor's min_range: no measurement");
    }
    return metres > range.maxRange() ? Double.POSITIVE_INFINITY : Math.max(0, metres);
  }

  /**
   * By a laser scan: to the nearest point on a way as wide as the robot. Beams aside and behind may
   * find such a point, but that they find none does not tell that the way is free.
   *
   * @param mount the laser's pose in the robot's frame
   * @throws DroverException {@code INVALID_ARGUMENT} if no beam along the way measured anything
   */
  static double by(LaserScan scan, RigidTransform mount, double widthMetres) {
    double free = Double.POSITIVE_INFINITY;
    boolean looked = false;
    float[] ranges = scan.ranges();
    for (int i = 0; i < ranges.length; i++) {
      double metres = ranges[i];
      boolean near = metres == Double.NEGATIVE_INFINITY;
      if (!near && !(metres >= scan.rangeMin())) {
        continue;
      }
      double angle = scan.angleMin() + i * (double) scan.angleIncrement();
      Vector3 ray = new Vector3(Math.cos(angle), Math.sin(angle), 0);
      Vector3 way = mount.rotation().rotate(ray);
      looked |= way.x() > 0 && Math.abs(way.y()) < ASIDE;
      if (metres > scan.rangeMax()) {
        continue;
      }
      Vector3 point = mount.apply(ray.times(near ? scan.rangeMin() : metres));
      if (point.x() > 0 && Math.abs(point.y()) <= widthMetres / 2) {
        free = Math.min(free, near ? 0 : point.x());
      }
    }
    if (!looked) {
      throw unusable(
          "none of its " + ranges.length + " beams that look along the way measured anything");
    }
    return free;
  }

  /**
   * By a depth image (16UC1 in millimetres, 32FC1 in metres): to the nearest thing in its middle.
   *
   * @throws DroverException {@code MALFORMED_IMAGE} if it is no such image, {@code
   *     INVALID_ARGUMENT} if too few of its pixels measured anything
   */
  static double by(Image depth) {
    boolean millimetres = depth.encoding().equals("16UC1") || depth.encoding().equals("mono16");
    if (!millimetres && !depth.encoding().equals("32FC1")) {
      throw new DroverException(
          ErrorCode.MALFORMED_IMAGE, "a depth image is of encoding 16UC1 or 32FC1");
    }
    int bytes = millimetres ? 2 : 4;
    long width = depth.width();
    long height = depth.height();
    if (width < PART
        || height < PART
        || depth.step() < width * bytes
        || depth.step() * (height - 1) + width * bytes > depth.data().length) {
      throw new DroverException(
          ErrorCode.MALFORMED_IMAGE,
          depth.data().length + " bytes are no depth image of " + width + "×" + height);
    }
    ByteBuffer data =
        ByteBuffer.wrap(depth.data())
            .order(depth.isBigendian() == 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int left = (int) width / PART;
    int right = (int) width - left;
    int top = (int) height / PART;
    int bottom = (int) height - top;
    double[] found = new double[(right - left) * (bottom - top)];
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        int at = (int) (y * depth.step()) + x * bytes;
        double metres =
            millimetres ? (data.getShort(at) & 0xffff) * METRES_PER_UNIT : data.getFloat(at);
        if (metres > 0 || metres == Double.NEGATIVE_INFINITY) {
          found[count++] = Math.max(0, metres);
        }
      }
    }
    if (count < LEAST_SHARE * found.length) {
      throw unusable("hardly any pixel in its middle measured anything");
    }
    Arrays.sort(found, 0, count);
    return found[(int) (NOISE * (count - 1))];
  }

  static DroverException unusable(String problem) {
    return new DroverException(ErrorCode.INVALID_ARGUMENT, problem);
  }
}
