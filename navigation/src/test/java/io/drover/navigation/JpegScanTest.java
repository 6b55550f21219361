package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.image.GrayImage;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JpegScanTest {
  private static byte[] encoded(int side, int quality) {
    byte[] pixels = new byte[side * side];
    new Random(side).nextBytes(pixels);
    try (FrameCodec codec = new FrameCodec()) {
      return codec.encode(new GrayImage(side, side, pixels), new JpegQuality(quality));
    }
  }

  private static byte[] with(byte[] jpeg, int at, int... inserted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, at);
    for (int b : inserted) {
      bytes.write(b);
    }
    bytes.write(jpeg, at, jpeg.length - at);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 48, 224})
  void takesWhatTheCodecWrites(int side) {
    for (int quality : new int[] {1, 60, 100}) {
      byte[] jpeg = encoded(side, quality);
      assertThatCode(() -> JpegScan.requireOne(jpeg)).doesNotThrowAnyException();
    }
  }

  @Test
  void takesRestartsStuffingAndFill() {
    byte[] jpeg = encoded(48, 60);
    int inside = jpeg.length - 2;
    for (int marker : new int[] {0x00, 0xd0, 0xd7}) {
      byte[] more = with(jpeg, inside, 0xff, marker);
      assertThatCode(() -> JpegScan.requireOne(more)).doesNotThrowAnyException();
    }
    byte[] filled = with(jpeg, inside, 0xff, 0xff);
    assertThatCode(() -> JpegScan.requireOne(filled)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {0x01, 0xc0, 0xc4, 0xd8, 0xd9, 0xda, 0xdb, 0xe0, 0xfe})
  void refusesAnythingElseInTheData(int marker) {
    byte[] jpeg = encoded(48, 60);
    byte[] more = with(jpeg, jpeg.length - 10, 0xff, marker);

    assertThatThrownBy(() -> JpegScan.requireOne(more))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("marker 0x%02x in its data", marker);
  }

  @Test
  void refusesAFileWithoutAScan() {
    byte[] none = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 2, (byte) 0xff, -39};
    assertThatThrownBy(() -> JpegScan.requireOne(none)).hasMessageContaining("without data");
  }

  /** Whatever stands there: an answer or a refusal, nothing else. */
  @Test
  void survivesAnyBytes() {
    Random random = new Random(7);
    byte[] good = encoded(48, 60);
    int taken = 0;
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = Arrays.copyOf(good, good.length);
      for (int changes = random.nextInt(20); changes > 0; changes--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        JpegScan.requireOne(bytes);
        taken++;
      } catch (DroverException e) {
        refused++;
      }
    }
    assertThat(taken).isPositive();
    assertThat(refused).isPositive();
  }
}
