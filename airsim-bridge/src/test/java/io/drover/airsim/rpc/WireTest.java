package io.drover.airsim.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

class WireTest {
  private static final KinematicsState STATE =
      new KinematicsState(
          new Vector3(1, 2, 3),
          new Quaternion(0.5, 0.5, 0.5, 0.5),
          new Vector3(4, 5, 6),
          new Vector3(7, 8, 9),
          new Vector3(10, 11, 12),
          new Vector3(13, 14, 15));

  @ParameterizedTest
  @EnumSource
  void readsBackWhatItWrote(Dialect dialect) throws IOException {
    boolean extras = dialect == Dialect.ARRAY;
    MultirotorState state =
        new MultirotorState(
            CollisionInfo.NONE,
            STATE,
            new GeoPoint(47.641468, -122.140165, 122),
            1L << 60,
            1,
            RcData.NONE,
            extras,
            extras ? "ready" : "",
            extras);
    assertThat(through(MultirotorState.WIRE, state, dialect)).isEqualTo(state);
    ImageResponse image =
        through(
            ImageResponse.WIRE,
            new ImageResponse(
                new byte[] {1, 2, 3},
                new float[] {1, 65504f},
                Vector3.ZERO,
                "0",
                Quaternion.IDENTITY,
                5,
                "",
                true,
                false,
                1,
                1,
                0),
            dialect);
    assertThat(image.bytes()).containsExactly(1, 2, 3);
    assertThat(image.floats()).containsExactly(1, 65504f);
    CameraInfo info = new CameraInfo(Geometry.ORIGIN, 90, List.of(new float[] {1, 2}));
    assertThat(through(CameraInfo.WIRE, info, dialect).projection().get(0)).containsExactly(1, 2);
    RotorStates rotors = new RotorStates(List.of(new RotorState(1, 2, 3)), 4);
    assertThat(through(RotorStates.WIRE, rotors, dialect)).isEqualTo(rotors);
  }

  @Test
  void hasTheBytesOfBothDialects() throws IOException {
    YawMode mode = new YawMode(true, 1);
    assertThat(HexFormat.of().formatHex(bytes(YawMode.WIRE, mode, Dialect.MAP)))
        .isEqualTo("82a769735f72617465c3ab7961775f6f725f72617465ca3f800000");
    assertThat(HexFormat.of().formatHex(bytes(YawMode.WIRE, mode, Dialect.ARRAY)))
        .isEqualTo("92c3ca3f800000");
  }

  @Test
  void ignoresUnknownKeysAndKeepsDefaultsForMissingOnes() throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packMapHeader(2).packString("later").packArrayHeader(1).packNil();
      packer.packString("z_val").packInt(3);
      assertThat(read(Geometry.VECTOR, packer.toByteArray(), Dialect.MAP))
          .isEqualTo(new Vector3(0, 0, 3));
    }
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(4).packInt(1).packInt(2).packInt(3).packString("surplus");
      assertThat(read(Geometry.VECTOR, packer.toByteArray(), Dialect.ARRAY))
          .isEqualTo(new Vector3(1, 2, 3));
    }
  }

  @Test
  void refusesTheOtherDialectAndOtherTypes() throws IOException {
    byte[] array = bytes(Geometry.VECTOR, Vector3.ZERO, Dialect.ARRAY);
    byte[] truth = bytes(WireType.BOOL, true, Dialect.MAP);
    byte[] half = bytes(WireType.FLOAT, 0.5, Dialect.MAP);
    assertThatThrownBy(() -> read(Geometry.VECTOR, array, Dialect.MAP))
        .isInstanceOf(WireFormatException.class);
    assertThatThrownBy(() -> read(WireType.FLOAT, truth, Dialect.MAP))
        .isInstanceOf(WireFormatException.class);
    assertThatThrownBy(() -> read(WireType.TEXT, truth, Dialect.MAP))
        .isInstanceOf(WireFormatException.class);
    assertThatThrownBy(() -> read(WireType.INT, half, Dialect.MAP)).isNotNull();
  }

  @Test
  void crossesTheBorderToNedAndBack() {
    NedFrame frame = new NedFrame(new Vector3(100, 200, 0));
    assertThat(frame.pointToNed(new Vector3(101, 202, 3))).isEqualTo(new Vector3(2, 1, -3));
    assertThat(frame.pointToEnu(new Vector3(2, 1, -3))).isEqualTo(new Vector3(101, 202, 3));
    assertThat(NedFrame.heading(Math.PI / 2)).isZero();
    assertThat(NedFrame.attitude(Quaternion.ofEuler(0, 0, Math.PI / 2)).yaw())
        .isCloseTo(0, within(1e-12));
    // nose down is positive about our left and negative about their right
    Quaternion noseDown = Quaternion.ofEuler(0.1, 0.2, Math.PI / 2 - 0.3);
    Quaternion theirs = NedFrame.attitude(noseDown);
    assertThat(theirs.pitch()).isCloseTo(-0.2, within(1e-12));
    assertThat(theirs.roll()).isCloseTo(0.1, within(1e-12));
    assertThat(theirs.yaw()).isCloseTo(0.3, within(1e-12));
    Kinematics ours = frame.toEnu(STATE, 3);
    KinematicsState again = frame.toNed(ours);
    assertThat(again.position()).isEqualTo(STATE.position());
    assertThat(again.angularVelocity()).isEqualTo(STATE.angularVelocity());
    assertThat(again.orientation().x()).isCloseTo(0.5, within(1e-12));
    Pose down = new Pose(new Vector3(1, 2, 3), Quaternion.ofEuler(0, 0.5, 0));
    assertThat(NedFrame.onBody(down).orientation().pitch()).isCloseTo(-0.5, within(1e-12));
    assertThat(NedFrame.onBody(down).position()).isEqualTo(new Vector3(1, -2, -3));
  }

  private static <T> T through(WireType<T> type, T value, Dialect dialect) throws IOException {
    return read(type, bytes(type, value, dialect), dialect);
  }

  private static <T> byte[] bytes(WireType<T> type, T value, Dialect dialect) throws IOException {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      type.write(packer, dialect, value);
      return packer.toByteArray();
    }
  }

  private static <T> T read(WireType<T> type, byte[] bytes, Dialect dialect) throws IOException {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(bytes)) {
      return type.read(unpacker, dialect);
    }
  }
}
