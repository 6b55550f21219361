package io.drover.launch.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.image.GrayImage;
import io.drover.slam.map.MapImage;
import java.util.Arrays;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedMapTest {
  private static final byte[] STATES = {MapImage.NOT_KNOWN, MapImage.FREE, MapImage.OCCUPIED};

  private static MapImage map(int width, int height, byte... pixels) {
    return new MapImage(new GrayImage(width, height, pixels), 0.05, -1, 2);
  }

  /** As the page does it. */
  private static int[] unpacked(PackedMap packed) {
    int[] states = new int[packed.width() * packed.height()];
    int pixel = 0;
    long number = 0;
    int shift = 0;
    for (byte each : Base64.getDecoder().decode(packed.runs())) {
      number |= (long) (each & 0x7f) << shift;
      shift += 7;
      if (each >= 0) {
        Arrays.fill(states, pixel, pixel + (int) (number >> 2), (int) (number & 3));
        pixel += (int) (number >> 2);
        number = 0;
        shift = 0;
      }
    }
    assertThat(pixel).isEqualTo(states.length);
    return states;
  }

  @Test
  void keepsEveryPixelOfASmallMap() {
    SplittableRandom random = new SplittableRandom(4);
    byte[] pixels = new byte[90 * 70];
    int[] expected = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      // long runs, too
      expected[i] = i > 3000 && i < 5000 ? 1 : random.nextInt(STATES.length);
      pixels[i] = STATES[expected[i]];
    }
    PackedMap packed = PackedMap.of(map(90, 70, pixels), 90);
    assertThat(unpacked(packed)).isEqualTo(expected);
    assertThat(packed.resolution()).isEqualTo(0.05);
  }

  @Test
  void putsPixelsOfALargeMapTogetherFromTheOriginOn() {
    byte wall = MapImage.OCCUPIED;
    byte free = MapImage.FREE;
    byte grey = MapImage.NOT_KNOWN;
    PackedMap packed =
        PackedMap.of(
            map(4, 3, free, grey, grey, grey, grey, grey, free, wall, free, grey, grey, grey), 2);
    assertThat(packed.width()).isEqualTo(2);
    assertThat(packed.height()).isEqualTo(2);
    assertThat(packed.resolution()).isEqualTo(0.1);
    assertThat(packed.originX()).isEqualTo(-1);
    assertThat(packed.originY()).isEqualTo(2);
    assertThat(unpacked(packed)).containsExactly(1, 0, 1, 2);
  }
}
