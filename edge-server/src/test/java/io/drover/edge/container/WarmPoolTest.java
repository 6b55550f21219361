package io.drover.edge.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.image.GrayImage;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WarmPoolTest {
  private final AtomicInteger warmedUp = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Semaphore loaded = new Semaphore(0);

  private FrameInference load() {
    return new FrameInference(
        jpeg -> new GrayImage(8, 8, new byte[64]),
        new NavigationModel() {
          @Override
          public NavigationOutput infer(GrayImage image) {
            warmedUp.incrementAndGet();
            loaded.release();
            return new NavigationOutput(0, 0);
          }

          @Override
          public int fullSide() {
            return 8;
          }

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        });
  }

  @Test
  void keepsAsManyReadyAsToldAndRunsEachOnceBefore() throws Exception {
    try (WarmPool pool = new WarmPool(this::load, 2)) {
      loaded.acquire(2);
      assertThat(warmedUp).hasValue(2);
      FrameInference taken = pool.take();
      loaded.acquire();
      assertThat(warmedUp).hasValue(3);
      taken.close();
    }
    assertThat(closed.get()).isPositive();
  }

  @Test
  void closesWhatNobodyTook() {
    WarmPool pool = new WarmPool(this::load, 1);
    pool.close();
    assertThat(closed).hasValue(1);
  }
}
