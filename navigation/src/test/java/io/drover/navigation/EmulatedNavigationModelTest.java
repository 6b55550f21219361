package io.drover.navigation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EmulatedNavigationModelTest {
  private final SleptClock clock = new SleptClock();
  private final AtomicReference<Double> slowdown = new AtomicReference<>(1.0);
  private double ownSeconds = 0.01;

  private final EmulatedNavigationModel model =
      new EmulatedNavigationModel(
          new NavigationModel() {
            @Override
            public NavigationOutput infer(GrayImage image) {
              clock.sleep(ownSeconds);
              return new NavigationOutput(0.1, 0.9);
            }

            @Override
            public int fullSide() {
              return 64;
            }
          },
          DeviceProfile.of(Map.of(448, 0.7, 224, 0.18)),
          clock,
          slowdown::get);

  private double secondsAt(int side) {
    double start = clock.seconds();
    assertThat(model.infer(new GrayImage(side, side, new byte[side * side])))
        .isEqualTo(new NavigationOutput(0.1, 0.9));
    return clock.seconds() - start;
  }

  @Test
  void takesAsLongAsTheDeviceWouldByShareOfTheFullSide() {
    assertThat(secondsAt(64)).isCloseTo(0.7, within(1e-9));
    assertThat(secondsAt(32)).isCloseTo(0.18, within(1e-9));
    assertThat(model.fullSide()).isEqualTo(64);
  }

  @Test
  void isSlowedDownFurther() {
    slowdown.set(4.0);
    assertThat(secondsAt(64)).isCloseTo(2.8, within(1e-9));
  }

  @Test
  void cannotBeFasterThanTheNetworkItself() {
    ownSeconds = 1;
    assertThat(secondsAt(64)).isCloseTo(1, within(1e-9));
  }

  private static final class SleptClock implements NanoClock {
    private long nanos;

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      nanos = Math.max(nanos, nanoTime);
    }
  }
}
