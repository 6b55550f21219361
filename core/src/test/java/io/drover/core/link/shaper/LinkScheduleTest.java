package io.drover.core.link.shaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.time.NanoClock;
import org.junit.jupiter.api.Test;

class LinkScheduleTest {
  private static final int QUEUE_BYTES = 3000;

  private final SleptClock clock = new SleptClock();

  @Test
  void sendsChunksOneAfterAnotherAndDelaysEach() {
    LinkSchedule link = link(BandwidthTrace.constant(8e3), 0.1, 0);
    assertThat(link.enqueue(500)).isEqualTo(seconds(0.6));
    assertThat(link.enqueue(1000)).isEqualTo(seconds(1.6));
    clock.sleepUntil(seconds(10));
    assertThat(link.enqueue(1000)).isEqualTo(seconds(11.1));
  }

  @Test
  void agreesWithTheModelThatLockstepRunsAsk() {
    BandwidthTrace trace =
        BandwidthTrace.of("steps", new double[] {0, 1, 2, 3}, new double[] {8e3, 0, 16e3, 0});
    LinkSchedule link = link(trace, 0.05, 0);
    long arrival = 0;
    for (int i = 0; i < 40; i++) {
      arrival = link.enqueue(100);
    }
    assertThat(arrival).isEqualTo(seconds(new LinkModel(trace, 0.05).arrivalSeconds(4000, 0)));
  }

  @Test
  void tellsForHowLongItHadSomethingToSend() {
    BandwidthTrace trace =
        BandwidthTrace.of("gap", new double[] {0, 1, 3, 60}, new double[] {8e3, 0, 8e3, 8e3});
    LinkSchedule link = link(trace, 0.05, 0);
    link.enqueue(500);
    clock.sleepUntil(seconds(0.25));
    assertThat(link.busySeconds()).isEqualTo(0.25);
    clock.sleepUntil(seconds(0.75));
    assertThat(link.busySeconds()).isEqualTo(0.5);
    // half of it after the outage
    link.enqueue(500);
    clock.sleepUntil(seconds(2));
    assertThat(link.busySeconds()).isEqualTo(1.75);
    clock.sleepUntil(seconds(9));
    assertThat(link.busySeconds()).isEqualTo(3);
  }

  @Test
  void beginsWhereItIsToldTo() {
    BandwidthTrace trace =
        BandwidthTrace.of("steps", new double[] {0, 5, 6}, new double[] {8e3, 80e3, 0});
    assertThat(link(trace, 0, 5).enqueue(1000)).isEqualTo(seconds(0.1));
  }

  @Test
  void holdsSendersBackWhileTheQueueIsFull() {
    LinkSchedule link = link(BandwidthTrace.constant(8e3), 0, 0);
    link.awaitRoom(1000);
    link.enqueue(1000);
    link.enqueue(1000);
    link.awaitRoom(1000);
    assertThat(clock.nanoTime()).isZero();
    link.enqueue(1000);
    link.awaitRoom(1000);
    assertThat(clock.nanoTime()).isEqualTo(seconds(1));
    link.awaitRoom(2500);
    assertThat(clock.nanoTime()).isEqualTo(seconds(3));
  }

  @Test
  void letsAChunkInThatIsLargerThanTheQueueOnceItIsEmpty() {
    LinkSchedule link = link(BandwidthTrace.constant(8e3), 0, 0);
    link.enqueue(1000);
    link.awaitRoom(2 * QUEUE_BYTES);
    assertThat(clock.nanoTime()).isEqualTo(seconds(1));
  }

  @Test
  void putsOffForeverWhatALinkWithoutBandwidthGets() {
    LinkSchedule link = link(BandwidthTrace.constant(0), 0.1, 0);
    assertThat(link.enqueue(1)).isGreaterThan(seconds(1e8));
    assertThat(link.enqueue(1)).isGreaterThan(seconds(1e8));
  }

  @Test
  void readsPacketsOnASlowLinkAndMoreOnAFastOne() {
    assertThat(link(BandwidthTrace.constant(1e5), 0, 0).chunkBytes()).isEqualTo(1500);
    assertThat(link(BandwidthTrace.constant(2e7), 0, 0).chunkBytes()).isEqualTo(5000);
    assertThat(link(BandwidthTrace.constant(1e12), 0, 0).chunkBytes()).isEqualTo(16384);
  }

  private LinkSchedule link(BandwidthTrace trace, double delaySeconds, double offsetSeconds) {
    return new LinkSchedule(new LinkModel(trace, delaySeconds), clock, QUEUE_BYTES, offsetSeconds);
  }

  private static long seconds(double seconds) {
    return NanoClock.toNanos(seconds);
  }

  /** Time passes only for who sleeps. */
  private static final class SleptClock implements NanoClock {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      now = Math.max(now, nanoTime);
    }
  }
}
