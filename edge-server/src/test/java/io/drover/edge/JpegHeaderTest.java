package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
  @Test
  void readsWhatTheCodecWrites() {
    try (FrameCodec codec = new FrameCodec()) {
      byte[] jpeg = codec.encode(new GrayImage(70, 40, new byte[2800]), new JpegQuality(60));

      assertThat(JpegHeader.read(jpeg)).isEqualTo(new JpegHeader(70, 40, 1));
    }
  }

  @Test
  void refusesEveryTruncation() {
    byte[] jpeg = Jpegs.square(32);
    for (int length = 0; length < jpeg.length; length++) {
      byte[] cut = Arrays.copyOf(jpeg, length);
      assertThatThrownBy(() -> JpegHeader.read(cut)).isInstanceOf(DroverException.class);
    }
  }

  @Test
  void refusesProgressiveAndArithmeticCoding() {
    for (int marker : new int[] {0xc1, 0xc2, 0xc3, 0xc9, 0xcf}) {
      assertThatThrownBy(() -> JpegHeader.read(Jpegs.of(32, 32, 1, marker)))
          .hasMessageContaining("not a baseline JPEG");
    }
  }

  @Test
  void skipsFillBytesAsDecodersDo() {
    byte[] plain = Jpegs.square(32);
    byte[] filled = new byte[plain.length + 1];
    System.arraycopy(plain, 0, filled, 0, 2);
    filled[2] = (byte) 0xff;
    System.arraycopy(plain, 2, filled, 3, plain.length - 2);

    assertThat(JpegHeader.read(filled).width()).isEqualTo(32);
  }

  @Test
  void refusesAHeaderHiddenBehindARestartMarker() {
    byte[] bomb = Jpegs.square(60000);
    byte[] harmless = Jpegs.square(32);
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
      byte[] bytes = random.nextInt(2) == 0 ? new byte[random.nextInt(64)] : Jpegs.square(32);
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
