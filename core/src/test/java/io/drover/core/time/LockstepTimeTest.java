package io.drover.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LockstepTimeTest {
  @Test
  void tellsTheWorldOfEachTimeOnce() {
    List<Long> seen = new ArrayList<>();
    try (LockstepTime.Participant alone = new LockstepTime(seen::add).addParticipant()) {
      alone.begin();
      alone.sleep(0.5);
      alone.sleepUntil(400_000_000);
      alone.sleep(1);
      assertThat(alone.seconds()).isEqualTo(1.5);
    }
    assertThat(seen).containsExactly(500_000_000L, 1_500_000_000L);
  }

  @Test
  void interleavesSleepersInOneOrderWhateverTheThreadsDo() throws Exception {
    List<String> first = race();
    for (int i = 0; i < 20; i++) {
      assertThat(race()).isEqualTo(first);
    }
    assertThat(first).startsWith("a0", "b0", "c0", "a3", "b5", "a6", "c7");
  }

  @Test
  @Timeout(30)
  void nobodyWaitsForEverWhenTheWorldFails() throws Exception {
    LockstepTime time =
        new LockstepTime(
            now -> {
              if (now == 3) {
                throw new IllegalStateException("the world ended");
              }
            });
    ExecutorService pool = Executors.newFixedThreadPool(2);
    List<Callable<Long>> work = new ArrayList<>();
    for (long step : new long[] {3, 5}) {
      LockstepTime.Participant clock = time.addParticipant();
      work.add(
          () -> {
            try (clock) {
              clock.begin();
              clock.sleepUntil(step);
              return clock.nanoTime();
            }
          });
    }
    List<Future<Long>> done = pool.invokeAll(work);
    pool.shutdown();
    // the second one was passing time on to the first when the world failed
    assertThat(done.get(0).get()).isEqualTo(3);
    assertThatThrownBy(() -> done.get(1).get()).hasRootCauseMessage("the world ended");
  }

  private static List<String> race() throws Exception {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    LockstepTime time = new LockstepTime(now -> {});
    ExecutorService pool = Executors.newFixedThreadPool(3);
    List<Callable<Void>> work = new ArrayList<>();
    String[] names = {"a", "b", "c"};
    long[] steps = {3, 5, 7};
    for (int i = 0; i < 3; i++) {
      LockstepTime.Participant clock = time.addParticipant();
      String name = names[i];
      long step = steps[i];
      work.add(
          () -> {
            try (clock) {
              clock.begin();
              for (int k = 0; k < 10; k++) {
                order.add(name + clock.nanoTime());
                clock.sleepUntil(clock.nanoTime() + step);
              }
            }
            return null;
          });
    }
    for (Future<Void> done : pool.invokeAll(work)) {
      done.get();
    }
    pool.shutdown();
    return order;
  }
}
