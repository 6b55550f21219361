package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class HeartbeatTest {
  @Test
  void goesOnAfterABeatThatFails() throws Exception {
    BlockingQueue<Integer> beats = new LinkedBlockingQueue<>();
    int[] count = {0};
    Heartbeat.Stop stop =
        Heartbeat.wallClock()
            .every(
                0.001,
                () -> {
                  beats.add(++count[0]);
                  if (count[0] == 1) {
                    throw new IllegalStateException("the first beat");
                  }
                });
    assertThat(beats.take()).isEqualTo(1);
    assertThat(beats.take()).isEqualTo(2);
    stop.close();
  }
}
