package io.drover.ros.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.msg.std_msgs.UInt64;
import io.drover.ros.msg.tf2_msgs.TFMessage;
import io.drover.ros.msg.visualization_msgs.Marker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageCodecTest {
  private static final LaserScan SCAN =
      LaserScan.zero()
          .withHeader(new Header(7, new RosTime(4_000_000_000L, 5), "robot1/läser"))
          .withAngleMin(-1.5f)
          .withRanges(new float[] {1, Float.NaN, Float.POSITIVE_INFINITY})
          .withIntensities(new float[] {3});

  @Test
  void writesLittleEndFirst() {
    // as rospy serialises Header(seq=1, stamp=Time(2, 3), frame_id="ab")
    assertThat(MessageWriter.bytes(new Header(1, new RosTime(2, 3), "ab")))
        .isEqualTo(HexFormat.of().parseHex("010000000200000003000000020000006162"));
  }

  @Test
  void framesSayTheirLength() {
    ByteBuffer frame = MessageWriter.frame(SCAN);
    byte[] bytes = MessageWriter.bytes(SCAN);
    assertThat(frame.order(ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(bytes.length);
    assertThat(frame.remaining()).isEqualTo(bytes.length);
  }

  @Test
  void readsWhatItWrites() throws Exception {
    assertThat(LaserScan.TYPE.decode(MessageWriter.bytes(SCAN))).isEqualTo(SCAN);
    byte[] pixels = new byte[640 * 480 * 3];
    new Random(1).nextBytes(pixels);
    Image image = Image.zero().withHeight(480).withWidth(640).withData(pixels);
    assertThat(Image.TYPE.decode(MessageWriter.bytes(image))).isEqualTo(image);
    UInt64 all = new UInt64(-1L);
    assertThat(UInt64.TYPE.decode(MessageWriter.bytes(all))).isEqualTo(all);
  }

  @Test
  void knowsConstantsOfTexts() {
    assertThat(DiagnosticStatus.ERROR).isEqualTo((byte) 2);
    assertThat(Marker.TEXT_VIEW_FACING).isEqualTo(9);
    assertThat(Marker.DELETEALL).isEqualTo(3);
  }

  @Test
  void rejectsEveryTruncation() {
    byte[] bytes = MessageWriter.bytes(SCAN);
    for (int length = 0; length < bytes.length; length++) {
      byte[] part = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> LaserScan.TYPE.decode(part))
          .as("%d of %d bytes", length, bytes.length)
          .isInstanceOf(MessageFormatException.class);
    }
  }

  @Test
  void rejectsBytesThatFollow() {
    byte[] bytes = MessageWriter.bytes(SCAN);
    assertThatThrownBy(() -> LaserScan.TYPE.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .isInstanceOf(MessageFormatException.class)
        .hasMessage("1 bytes follow the end of a sensor_msgs/LaserScan");
  }

  @Test
  void allocatesNothingForLengthsThatAreLies() {
    byte[] lie = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0};
    assertThatThrownBy(() -> TFMessage.TYPE.decode(lie))
        .isInstanceOf(MessageFormatException.class)
        .hasMessage("4294967295 values do not fit into the 1 bytes that are left");
  }

  @Test
  void endsOnAnyBytesInAMessageOrInTheOneException() {
    Random random = new Random(2);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = MessageWriter.bytes(SCAN);
      for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(LaserScan.TYPE.decode(bytes).ranges().length).isLessThan(bytes.length);
      } catch (MessageFormatException expected) {
        assertThat(expected).hasMessageMatching("[^\n]+");
      }
    }
  }

  @Test
  void rejectsArraysOfAnotherLengthThanTheText() {
    assertThatThrownBy(() -> Odometry.zero().pose().withCovariance(new double[35]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("covariance has 36 values, not 35: give as many");
  }

  @Test
  void rejectsNumbersThatUnsignedFieldsCannotHold() {
    Image image = Image.zero().withHeight(-1);
    assertThatThrownBy(() -> MessageWriter.bytes(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 does not fit");
  }

  @Test
  void carriesNanosecondsOfTimes() throws Exception {
    byte[] bytes = HexFormat.of().parseHex("0100000001ca9a3b");
    assertThat(new MessageReader(bytes).time()).isEqualTo(new RosTime(2, 1));
    assertThat(RosTime.ofSeconds(1.5)).isEqualTo(new RosTime(1, 500_000_000));
    assertThat(RosDuration.ofSeconds(-0.25)).isEqualTo(new RosDuration(-1, 750_000_000));
    assertThat(RosDuration.ofSeconds(-0.25).toSeconds()).isEqualTo(-0.25);
  }
}
