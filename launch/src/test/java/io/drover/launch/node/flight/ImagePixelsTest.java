package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.ros.msg.sensor_msgs.Image;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImagePixelsTest {
  private static Image image(String encoding, int width, int height, int step, byte[] data) {
    return Image.zero()
        .withEncoding(encoding)
        .withWidth(width)
        .withHeight(height)
        .withStep(step)
        .withData(data);
  }

  @Test
  void coloursBecomeTheGreyThatTheCodecMakesOfThem() {
    byte[] bgr = new byte[3 * 20 * 10];
    new Random(1).nextBytes(bgr);
    byte[] rgb = bgr.clone();
    for (int i = 0; i < bgr.length; i += 3) {
      rgb[i] = bgr[i + 2];
      rgb[i + 2] = bgr[i];
    }
    try (FrameCodec codec = new FrameCodec()) {
      GrayImage expected = codec.grayFromBgr(bgr, 20, 10);
      for (GrayImage grey :
          new GrayImage[] {
            ImagePixels.gray(image("bgr8", 20, 10, 60, bgr)),
            ImagePixels.gray(image("rgb8", 20, 10, 60, rgb))
          }) {
        for (int i = 0; i < 200; i++) {
          assertThat(grey.pixels()[i] & 0xff).isCloseTo(expected.pixels()[i] & 0xff, within(1));
        }
      }
    }
  }

  @Test
  void rowsMayBePadded() {
    byte[] padded = {1, 2, 99, 99, 3, 4};
    assertThat(ImagePixels.gray(image("mono8", 2, 2, 4, padded)).pixels())
        .containsExactly(1, 2, 3, 4);
    byte[] colour = {10, 10, 10, 99, 20, 20, 20, 99};
    assertThat(ImagePixels.gray(image("bgr8", 1, 2, 4, colour)).pixels()).containsExactly(10, 20);
    byte[] alpha = {10, 10, 10, 0, 20, 20, 20, 0};
    assertThat(ImagePixels.gray(image("rgba8", 2, 1, 8, alpha)).pixels()).containsExactly(10, 20);
  }

  @Test
  void sixteenBitsAreReadInTheOrderThatTheImageSays() {
    byte[] data = {1, 2, 3, 4};
    Image little = image("mono16", 2, 1, 4, data);
    assertThat(ImagePixels.gray(little).pixels()).containsExactly(2, 4);
    assertThat(ImagePixels.gray(little.withIsBigendian(1)).pixels()).containsExactly(1, 3);
  }

  @Test
  void whatCannotBeReadSaysWhatToDo() {
    assertThatThrownBy(() -> ImagePixels.gray(image("bayer_rggb8", 2, 2, 2, new byte[4])))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("bayer_rggb8")
        .hasMessageContaining("image_proc");
    for (Image broken :
        Arrays.asList(
            image("bgr8", 2, 2, 6, new byte[11]),
            image("bgr8", 2, 2, 5, new byte[12]),
            image("bgr8", 5000, 1, 15_000, new byte[15_000]),
            image("mono8", 0, 2, 0, new byte[0]),
            image("mono8", 4000, 4000, 4000, new byte[10]).withStep(4_294_967_295L))) {
      assertThatThrownBy(() -> ImagePixels.gray(broken)).isInstanceOf(DroverException.class);
    }
  }
}
