package io.drover.bench.slam;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.Deflater;

/**
 * A round's scans as few bytes, without loss to the millimetre: each range as its difference from
 * its neighbour's, in two bytes whose high ones stand together, and deflated. Odometry in
 * millimetres and tenths of a milliradian goes along.
 */
final class ScanPacker {
  private static final double PER_METRE = 1000;
  private static final double PER_RADIAN = 10_000;
  private static final int BUFFER = 8192;

  private ScanPacker() {}

  static byte[] pack(List<RobotScan> scans) {
    ByteArrayOutputStream high = new ByteArrayOutputStream();
    ByteArrayOutputStream low = new ByteArrayOutputStream();
    int[] odometry = new int[3];
    for (RobotScan scan : scans) {
      Pose2 pose = scan.odometry().orElse(Pose2.IDENTITY);
      int[] now = {
        (int) Math.round(PER_METRE * pose.x()),
        (int) Math.round(PER_METRE * pose.y()),
        (int) Math.round(PER_RADIAN * pose.theta())
      };
      for (int i = 0; i < now.length; i++) {
        put(now[i] - odometry[i], high, low);
      }
      odometry = now;
      ranges(scan.scan(), high, low);
    }
    high.writeBytes(low.toByteArray());
    return deflated(high.toByteArray());
  }

  private static void ranges(
      LaserScan scan, ByteArrayOutputStream high, ByteArrayOutputStream low) {
    int before = 0;
    for (float range : scan.ranges()) {
      boolean seen = range > 0 && range < scan.maxRange();
      int millimetres = seen ? (int) Math.round(PER_METRE * range) : 0;
      put(millimetres - before, high, low);
      before = millimetres;
    }
  }

  private static void put(int value, ByteArrayOutputStream high, ByteArrayOutputStream low) {
    // two bytes are enough for what is below 65 m, as differences wrap around; small ones of either
    // sign have a high byte of 0
    int wrapped = (short) value;
    int folded = wrapped << 1 ^ wrapped >> 31;
    high.write(folded >>> 8);
    low.write(folded);
  }

  /** By zlib at its usual level. */
  static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(bytes);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
