package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.drover.core.geometry.Pose2;
import io.drover.slam.Room;
import io.drover.slam.grid.ProbabilityGrid;
import io.drover.slam.local.Submap;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.Ranges;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {
  private static float[] asRead(int digits, long seed) {
    Random random = new Random(seed);
    float[] ranges = new float[361];
    double range = 5;
    for (int i = 0; i < ranges.length; i++) {
      range =
          random.nextInt(20) == 0 ? 80 * random.nextDouble() : range + random.nextGaussian() / 9;
      ranges[i] = Float.parseFloat(String.format("%." + digits + "f", Math.abs(range)));
    }
    return ranges;
  }

  @Test
  void rangesComeBackToTheLastBit() {
    for (long seed = 0; seed < 20; seed++) {
      for (int digits = 2; digits <= 4; digits++) {
        float[] ranges = asRead(digits, seed);
        assertThat(RangeCodec.unpack(RangeCodec.pack(ranges))).isEqualTo(ranges);
      }
    }
    float[] odd = {Float.NaN, -0f, 0, Float.POSITIVE_INFINITY, 1e9f, -3, Float.MIN_VALUE};
    float[] back = RangeCodec.unpack(RangeCodec.pack(odd));
    for (int i = 0; i < odd.length; i++) {
      assertThat(Float.floatToRawIntBits(back[i])).isEqualTo(Float.floatToRawIntBits(odd[i]));
    }
    assertThat(RangeCodec.unpack(RangeCodec.pack(new float[0]))).isEmpty();
  }

  @Test
  void wholeCentimetresTakeFewBytes() {
    Ranges packed = RangeCodec.pack(asRead(2, 1));
    assertThat(packed.getUnit()).isEqualTo(Ranges.Unit.CENTIMETRE);
    assertThat(packed.getSerializedSize()).isLessThan(361 * Float.BYTES / 2);
  }

  @Test
  void brokenRangesAreRefused() {
    Ranges whole = RangeCodec.pack(asRead(2, 1));
    ByteString bytes = whole.getDeflated();
    assertRefused(whole.toBuilder().setDeflated(bytes.substring(0, bytes.size() / 2)).build());
    assertRefused(whole.toBuilder().setDeflated(ByteString.copyFromUtf8("no such thing")).build());
    assertRefused(whole.toBuilder().setBeams(400).build());
    assertRefused(whole.toBuilder().setBeams(20).build());
    assertRefused(whole.toBuilder().setBeams(-1).build());
    assertRefused(whole.toBuilder().setBeams(Integer.MAX_VALUE).build());
  }

  private static void assertRefused(Ranges ranges) {
    assertThatThrownBy(() -> RangeCodec.unpack(ranges))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void scansComeBack() {
    LaserScan laser = Room.scan("976052857.25", new Pose2(5, 3, 0.2));
    RobotScan scan = new RobotScan(laser, new Pose2(0.2, 0, 0.1), Optional.of(new Pose2(1, 2, -3)));
    RobotScan back = Wire.scan(Wire.of(scan));
    assertThat(back.scan().stamp()).isEqualTo("976052857.25");
    assertThat(back.scan().ranges()).isEqualTo(laser.ranges());
    assertThat(back.scan().startRadians()).isEqualTo(laser.startRadians());
    assertThat(back.scan().stepRadians()).isEqualTo(laser.stepRadians());
    assertThat(back.scan().maxRange()).isEqualTo(laser.maxRange());
    assertThat(back.laser()).isEqualTo(scan.laser());
    assertThat(back.odometry()).isEqualTo(scan.odometry());
    assertThat(Wire.scan(Wire.of(scan.withoutOdometry())).odometry()).isEmpty();
  }

  @Test
  void submapsComeBack() {
    byte[] cells = new byte[30 * 20];
    new Random(1).nextBytes(cells);
    ProbabilityGrid grid = ProbabilityGrid.of(0.05, -1.5, 2.25, 30, 20, cells);
    Submap submap = Submap.finished(7, new Pose2(1, 2, 3), grid, 60);
    Submap back = Wire.submap(Wire.of(submap), 0.05);
    assertThat(back.index()).isEqualTo(7);
    assertThat(back.origin()).isEqualTo(submap.origin());
    assertThat(back.scans()).isEqualTo(60);
    assertThat(back.finished()).isTrue();
    assertThat(back.grid().toBytes()).isEqualTo(cells);
    assertThat(back.grid().minX()).isEqualTo(-1.5);
    assertThat(back.grid().minY()).isEqualTo(2.25);
    assertThat(back.grid().width()).isEqualTo(30);
    assertThatThrownBy(
            () ->
                Wire.submap(
                    Wire.of(submap).toBuilder()
                        .setGrid(Wire.of(submap).getGrid().toBuilder().setWidth(31))
                        .build(),
                    0.05))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theMotionOfASweepComesBack() {
    LaserScan still = new LaserScan("1", 0, 0.5, new float[] {1, 2}, 80);
    Pose2 sweep = new Pose2(0.1, 0.02, 0.03);
    RobotScan moving = new RobotScan(still.withSweep(sweep), Pose2.IDENTITY, Optional.empty());
    assertThat(Wire.scan(Wire.of(moving)).scan().sweep()).isEqualTo(sweep);
    RobotScan standing = new RobotScan(still, Pose2.IDENTITY, Optional.empty());
    assertThat(Wire.of(standing).hasSweep()).isFalse();
    assertThat(Wire.scan(Wire.of(standing)).scan().sweep()).isEqualTo(Pose2.IDENTITY);
  }
}
