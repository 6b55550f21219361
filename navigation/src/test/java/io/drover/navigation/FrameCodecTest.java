package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameCodecTest {
  private final FrameCodec codec = new FrameCodec();

  @AfterEach
  void close() {
    codec.close();
  }

  private static GrayImage ramp(int width, int height) {
    byte[] pixels = new byte[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % width * 255 / width);
    }
    return new GrayImage(width, height, pixels);
  }

  @Test
  void shrinksByArea() {
    GrayImage half =
        codec.resize(new GrayImage(4, 2, new byte[] {0, 10, 20, 40, 30, 20, 0, 20}), 2, 1);
    assertThat(half.pixels()).containsExactly(15, 20);
  }

  @Test
  void growsLinearly() {
    GrayImage grown = codec.resize(ramp(16, 16), 64);
    assertThat(grown.width()).isEqualTo(64);
    for (int column = 1; column < 64; column++) {
      assertThat(grown.at(column, 5)).isGreaterThanOrEqualTo(grown.at(column - 1, 5));
    }
  }

  @Test
  void decodesIntoAnImageThatIsSpentIfItFits() {
    byte[] jpeg = codec.encode(ramp(64, 48), new JpegQuality(60));
    GrayImage expected = codec.decode(jpeg);
    GrayImage spent = new GrayImage(64, 48, new byte[64 * 48]);
    GrayImage other = new GrayImage(48, 64, new byte[64 * 48]);
    assertThat(codec.decode(jpeg, Optional.of(spent))).isSameAs(spent);
    assertThat(spent.pixels()).isEqualTo(expected.pixels());
    assertThat(codec.decode(jpeg, Optional.of(other))).isNotSameAs(other);
    assertThat(other.pixels()).containsOnly(0);
  }

  @Test
  void decodesWhatItEncoded() {
    GrayImage image = ramp(64, 48);
    byte[] fine = codec.encode(image, new JpegQuality(95));
    GrayImage back = codec.decode(fine);
    assertThat(back.width()).isEqualTo(64);
    assertThat(back.height()).isEqualTo(48);
    for (int column = 0; column < 64; column++) {
      assertThat(back.at(column, 20)).isBetween(image.at(column, 20) - 4, image.at(column, 20) + 4);
    }
    assertThat(codec.encode(image, new JpegQuality(10))).hasSizeLessThan(fine.length);
  }

  @Test
  void refusesRubbishInOneLine() {
    codec.decode(codec.encode(ramp(64, 48), new JpegQuality(60)));
    for (byte[] rubbish : new byte[][] {{}, {1, 2, 3}, new byte[5000]}) {
      assertThatThrownBy(() -> codec.decode(rubbish))
          .isInstanceOfSatisfying(
              DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_IMAGE))
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void refusesAJpegThatClaimsToBeHuge() {
    byte[] jpeg = codec.encode(ramp(64, 48), new JpegQuality(60));
    assertThat(JpegHeader.read(jpeg)).isEqualTo(new JpegHeader(64, 48, 1, true));
    for (int i = 0; i + 9 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        jpeg[i + 5] = (byte) 0xff;
        jpeg[i + 7] = (byte) 0xff;
        break;
      }
    }
    assertThatThrownBy(() -> codec.decode(jpeg)).hasMessageContaining("4096");
  }

  @Test
  void survivesAJpegThatWasCutAnywhere() {
    byte[] jpeg = codec.encode(ramp(64, 48), new JpegQuality(60));
    for (int length = 0; length < jpeg.length; length += 7) {
      byte[] cut = Arrays.copyOf(jpeg, length);
      try {
        assertThat(codec.decode(cut).width()).isEqualTo(64);
      } catch (DroverException e) {
        assertThat(e.code()).isEqualTo(ErrorCode.MALFORMED_IMAGE);
      }
    }
  }

  @Test
  void writesColour(@TempDir Path folder) {
    byte[] bgr = {(byte) 250, 0, 0, 0, (byte) 250, 0, 0, 0, (byte) 250, 90, 90, 90};
    codec.writeBgr(folder.resolve("colour.png"), bgr, 2, 2);
    GrayImage back = codec.read(folder.resolve("colour.png"));
    GrayImage expected = codec.grayFromBgr(bgr, 2, 2);
    for (int i = 0; i < 4; i++) {
      assertThat(back.at(i % 2, i / 2))
          .isBetween(expected.at(i % 2, i / 2) - 1, expected.at(i % 2, i / 2) + 1);
    }
    assertThatThrownBy(() -> codec.writeBgr(folder.resolve("torn.png"), bgr, 3, 2))
        .hasMessageContaining("12 bytes are not a BGR image of 3×2");
  }

  @Test
  void readsWhatItWrote(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("frame.png");
    codec.write(file, ramp(33, 20));
    assertThat(codec.read(file).pixels()).isEqualTo(ramp(33, 20).pixels());
    Files.writeString(file, "not an image");
    assertThatThrownBy(() -> codec.read(file)).hasMessageContaining("frame.png");
    assertThatThrownBy(() -> codec.read(folder.resolve("none.png")))
        .hasMessageContaining("none.png");
    assertThatThrownBy(() -> codec.write(folder.resolve("frame.xyz"), ramp(4, 4)))
        .hasMessageContaining("end it in .png");
  }

  @Test
  void weighsColoursAsTheEyeDoes() {
    GrayImage gray =
        codec.grayFromBgr(new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255}, 3, 1);
    assertThat(gray.at(0, 0)).isEqualTo(29);
    assertThat(gray.at(1, 0)).isEqualTo(150);
    assertThat(gray.at(2, 0)).isEqualTo(76);
  }

  @Test
  void cropsARectangle() {
    GrayImage part =
        FrameCodec.crop(new GrayImage(3, 2, new byte[] {0, 1, 2, 3, 4, 5}), 1, 0, 2, 2);
    assertThat(part.pixels()).containsExactly(1, 2, 4, 5);
  }
}
