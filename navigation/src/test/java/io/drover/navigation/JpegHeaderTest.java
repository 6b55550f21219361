package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.image.GrayImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
  /** Start, frame header, an empty scan, end. */
  private static byte[] jpeg(int side, int frameMarker) {
    int[] bytes = {
      0xff,
      0xd8,
      0xff,
      frameMarker,
      0,
      11,
      8,
      side >> 8,
      side,
      side >> 8,
      side,
      1,
      1,
      0x11,
      0,
      0xff,
      0xda,
      0,
      2,
      0xff,
      0xd9
    };
    byte[] jpeg = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      jpeg[i] = (byte) bytes[i];
    }
    return jpeg;
  }

  private static byte[] square(int side) {
    return jpeg(side, 0xc0);
  }

  @Test
  void readsWhatTheCodecWrites() {
    try (FrameCodec codec = new FrameCodec()) {
      byte[] jpeg = codec.encode(new GrayImage(70, 40, new byte[2800]), new JpegQuality(60));

      assertThat(JpegHeader.read(jpeg)).isEqualTo(new JpegHeader(70, 40, 1, true));
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] jpeg = square(32);
    for (int length = 0; length < jpeg.length; length++) {
      byte[] cut = Arrays.copyOf(jpeg, length);
      assertThatThrownBy(() -> JpegHeader.read(cut)).isInstanceOf(DroverException.class);
    }
  }

  @Test
  void tellsProgressiveAndArithmeticCodingApart() {
    for (int marker : new int[] {0xc1, 0xc2, 0xc3, 0xc9, 0xcf}) {
      assertThat(JpegHeader.read(jpeg(32, marker)).baseline()).isFalse();
    }
  }

  @Test
  void skipsFillBytesAsDecodersDo() {
    byte[] plain = square(32);
    byte[] filled = new byte[plain.length + 1];
    System.arraycopy(plain, 0, filled, 0, 2);
    filled[2] = (byte) 0xff;
    System.arraycopy(plain, 2, filled, 3, plain.length - 2);

    assertThat(JpegHeader.read(filled).width()).isEqualTo(32);
  }

  @Test
  void refusesAHeaderHiddenBehindARestartMarker() {
    byte[] bomb = square(60000);
    byte[] harmless = square(32);
    byte[] hidden = new byte[2 + 2 + 0xffc0 + harmless.length];
    hidden[0] = (byte) 0xff;
    hidden[1] = (byte) 0xd8;
    hidden[2] = (byte) 0xff;
    hidden[3] = (byte) 0xd0;
    System.arraycopy(bomb, 2, hidden, 4, bomb.length - 2);
    System.arraycopy(harmless, 2, hidden, 4 + 0xffc0, harmless.length - 2);
    hidden[hidden.length - 2] = (byte) 0xff;
    hidden[hidden.length - 1] = (byte) 0xd9;

    assertThatThrownBy(() -> JpegHeader.read(hidden)).hasMessageContaining("readable header");
  }

  @Test
  void refusesGarbageInOneLineAndNothingElse() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = random.nextInt(2) == 0 ? new byte[random.nextInt(64)] : square(32);
      for (int k = 0; k < 3 && bytes.length > 0; k++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        JpegHeader header = JpegHeader.read(bytes);
        assertThat(header.width()).isBetween(0, 65535);
      } catch (DroverException e) {
        assertThat(e.getMessage()).startsWith("the frame ").doesNotContain("\n");
      }
    }
  }
}
