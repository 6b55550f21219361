package io.drover.edge.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.ResourceShare;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WarmPoolTest {
  private static final ResourceShare CORE = new ResourceShare(1);

  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();
  private final Semaphore loaded = new Semaphore(0);

  private FakeEngine load() {
    made.incrementAndGet();
    loaded.release();
    return new FakeEngine();
  }

  @Test
  void keepsAsManyReadyAsTold() throws Exception {
    try (WarmPool pool = new WarmPool(this::load, List.of(), 2)) {
      loaded.acquire(2);
      InferenceEngine taken = pool.open(CORE);
      loaded.acquire();
      assertThat(made).hasValue(3);
      assertThat(taken.usage().granted()).isEqualTo(CORE);
      taken.close();
    }
    assertThat(closed).hasValue(3);
  }

  @Test
  void givesNothingAwayThatBrokeWhileItWaited() {
    FakeEngine dead = new FakeEngine();
    FakeEngine sound = new FakeEngine();
    try (WarmPool pool = new WarmPool(this::load, List.of(dead, sound), 1)) {
      dead.broken = true;
      assertThat(pool.open(CORE)).isSameAs(sound);
      assertThat(closed).as("the broken one").hasValue(1);
    }
  }

  @Test
  void loadsNothingAtFirstIfSomeWereThereBefore() {
    FakeEngine adopted = new FakeEngine();
    try (WarmPool pool = new WarmPool(this::load, List.of(adopted), 1)) {
      assertThat(pool.open(CORE)).isSameAs(adopted);
    }
  }

  @Test
  void trimsWhatItNeedNotKeep() {
    try (WarmPool pool = new WarmPool(this::load, List.of(new FakeEngine(), new FakeEngine()), 1)) {
      pool.trim();
      assertThat(closed).hasValue(1);
    }
  }

  @Test
  void closesWhatNobodyTook() {
    WarmPool pool = new WarmPool(this::load, List.of(), 1);
    pool.close();
    assertThat(closed).hasValue(1);
  }

  private final class FakeEngine implements InferenceEngine {
    private ResourceShare share = ResourceShare.NONE;
    private boolean broken;

    @Override
    public Optional<Inferred> infer(InferenceJob job) {
      return Optional.empty();
    }

    @Override
    public void apply(ResourceShare newShare) {
      share = newShare;
    }

    @Override
    public ContainerUsage usage() {
      return new ContainerUsage(share, 0, 0);
    }

    @Override
    public boolean broken() {
      return broken;
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
