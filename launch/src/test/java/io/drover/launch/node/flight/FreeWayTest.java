package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.sensor_msgs.Range;
import io.drover.ros.tf.RigidTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FreeWayTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private static Range range(float metres) {
    return Range.zero().withMinRange(0.2f).withMaxRange(4).withRange(metres);
  }

  /** Five beams: right, half right, ahead, half left, left. */
  private static LaserScan scan(float... ranges) {
    return LaserScan.zero()
        .withAngleMin((float) (-Math.PI / 2))
        .withAngleIncrement((float) (Math.PI / 4))
        .withRangeMin(0.1f)
        .withRangeMax(10)
        .withRanges(ranges);
  }

  @Test
  void distancesMeanWhatRep117Says() {
    assertThat(FreeWay.by(range(1.5f))).isCloseTo(1.5, within(1e-6));
    assertThat(FreeWay.by(range(5))).isInfinite();
    assertThat(FreeWay.by(range(INFINITY))).isInfinite();
    assertThat(FreeWay.by(range(-INFINITY))).isZero();
    assertThatThrownBy(() -> FreeWay.by(range(Float.NaN))).isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> FreeWay.by(range(0.1f))).isInstanceOf(DroverException.class);
  }

  @Test
  void onlyThingsOnTheWayCount() {
    LaserScan walls = scan(0.5f, 0.6f, 3, 0.6f, 0.5f);
    assertThat(FreeWay.by(walls, RigidTransform.IDENTITY, 0.6)).isCloseTo(3, within(1e-6));
    assertThat(FreeWay.by(walls, RigidTransform.IDENTITY, 1))
        .isCloseTo(0.6 * Math.sqrt(0.5), within(1e-6));
    assertThat(FreeWay.by(scan(INFINITY, INFINITY, 12, 1, 1), RigidTransform.IDENTITY, 0.6))
        .isInfinite();
    assertThat(FreeWay.by(scan(1, 1, -INFINITY, 1, 1), RigidTransform.IDENTITY, 0.6)).isZero();
  }

  @Test
  void aLaserThatLooksBackIsTurnedRound() {
    RigidTransform mount =
        new RigidTransform(new Vector3(-0.2, 0, 0.3), Quaternion.ofEuler(0, 0, Math.PI));
    LaserScan behind = scan(INFINITY, INFINITY, 1, INFINITY, INFINITY);
    assertThatThrownBy(() -> FreeWay.by(behind, mount, 0.6))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("along the way");
    RigidTransform left = new RigidTransform(Vector3.ZERO, Quaternion.ofEuler(0, 0, Math.PI / 2));
    assertThat(FreeWay.by(scan(2, 9, 9, 9, 9), left, 0.6)).isCloseTo(2, within(1e-6));
  }

  @Test
  void beamsAsideDoNotTellThatTheWayAheadIsFree() {
    float none = Float.NaN;
    for (float aside : new float[] {5, INFINITY}) {
      LaserScan blind = scan(aside, aside, none, aside, aside);
      assertThatThrownBy(() -> FreeWay.by(blind, RigidTransform.IDENTITY, 0.6))
          .isInstanceOf(DroverException.class);
    }
    assertThat(FreeWay.by(scan(none, none, INFINITY, none, none), RigidTransform.IDENTITY, 0.6))
        .isInfinite();
  }

  @Test
  void aScanWithoutMeasurementsSaysNothing() {
    float[] none = new float[5];
    Arrays.fill(none, Float.NaN);
    assertThatThrownBy(() -> FreeWay.by(scan(none), RigidTransform.IDENTITY, 0.6))
        .isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> FreeWay.by(scan(0, 0, 0), RigidTransform.IDENTITY, 0.6))
        .isInstanceOf(DroverException.class);
  }

  @Test
  void depthIsThatOfTheMiddle() {
    ByteBuffer millimetres = ByteBuffer.allocate(2 * 9 * 9).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer metres = ByteBuffer.allocate(4 * 9 * 9).order(ByteOrder.BIG_ENDIAN);
    for (int i = 0; i < 81; i++) {
      boolean middle = i / 9 >= 3 && i / 9 < 6 && i % 9 >= 3 && i % 9 < 6;
      millimetres.putShort((short) (middle ? 2500 : 300));
      metres.putFloat(middle ? 2.5f : 0.3f);
    }
    Image depth =
        Image.zero()
            .withEncoding("16UC1")
            .withWidth(9)
            .withHeight(9)
            .withStep(18)
            .withData(millimetres.array());
    assertThat(FreeWay.by(depth)).isCloseTo(2.5, within(1e-6));
    assertThat(
            FreeWay.by(
                depth
                    .withEncoding("32FC1")
                    .withStep(36)
                    .withIsBigendian(1)
                    .withData(metres.array())))
        .isCloseTo(2.5, within(1e-6));
    assertThatThrownBy(() -> FreeWay.by(depth.withData(new byte[162])))
        .isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> FreeWay.by(depth.withData(new byte[100])))
        .isInstanceOf(DroverException.class);
    assertThatThrownBy(() -> FreeWay.by(depth.withEncoding("bgr8")))
        .isInstanceOf(DroverException.class);
  }
}
