package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.geometry.Pose2;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;

class ScanPackerTest {
  private static RobotScan scan(Pose2 odometry, float... ranges) {
    return new RobotScan(
        new LaserScan("1", 0, 0.1, ranges, 80), Pose2.IDENTITY, Optional.of(odometry));
  }

  /** The numbers that went in: high bytes first, folded so that small ones are near 0. */
  private static int[] unpacked(byte[] packed, int most) throws Exception {
    Inflater inflater = new Inflater();
    inflater.setInput(packed);
    byte[] bytes = new byte[2 * most];
    int count = inflater.inflate(bytes) / 2;
    inflater.end();
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      int folded = (bytes[i] & 0xff) << 8 | bytes[count + i] & 0xff;
      values[i] = folded >>> 1 ^ -(folded & 1);
    }
    return values;
  }

  @Test
  void keepsMillimetresAndWhatDidNotComeBack() throws Exception {
    List<RobotScan> scans =
        List.of(
            scan(new Pose2(1, -2, 0.5), 1.234f, 1.236f, 81.91f, 64.5f),
            scan(new Pose2(1.5, -2, 0.4), 0.5f, 0.5f, 0.5f, 0.499f));
    int[] values = unpacked(ScanPacker.pack(scans), 14);
    assertThat(values).hasSize(14);
    assertThat(values).startsWith(1000, -2000, 5000, 1234, 2, -1236);
    // 64.5 m wraps around, and comes back as what it was
    assertThat(values[6] & 0xffff).isEqualTo(64_500);
    assertThat(values).endsWith(500, 0, -1000, 500, 0, 0, -1);
  }

  @Test
  void smoothScansTakeLessThanTwoBytesABeam() {
    float[] ranges = new float[360];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = (float) (3 + Math.sin(0.02 * i));
    }
    assertThat(ScanPacker.pack(List.of(scan(Pose2.IDENTITY, ranges)))).hasSizeLessThan(360);
  }
}
