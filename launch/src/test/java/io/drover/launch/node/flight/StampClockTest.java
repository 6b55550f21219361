package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.message.RosTime;
import io.drover.ros.name.GraphNames;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StampClockTest {
  private final InMemoryBus bus = new InMemoryBus();
  private final RosNode node = bus.join(GraphNames.of("", "agent", Map.of()));
  private final NanoClock clock = new WallClock();
  private final StampClock stamps = new StampClock(node, clock, true);

  @AfterEach
  void leave() {
    node.close();
  }

  @Test
  void agesAreThoseOfRossTime() {
    bus.setTime(new RosTime(500, 0));
    assertThat(stamps.seconds(new RosTime(498, 0))).isCloseTo(clock.seconds() - 2, within(0.5));
  }

  @Test
  void whoDoesNotSayOrIsNotTrustedIsTakenAtItsArrival() {
    bus.setTime(new RosTime(500, 0));
    assertThat(stamps.seconds(RosTime.ZERO)).isCloseTo(clock.seconds(), within(0.5));
    assertThat(new StampClock(node, clock, false).seconds(new RosTime(3, 0)))
        .isCloseTo(clock.seconds(), within(0.5));
  }

  @Test
  void theFutureIsRefused() {
    bus.setTime(new RosTime(500, 0));
    assertThatThrownBy(() -> stamps.seconds(new RosTime(503, 0)))
        .hasMessageContaining("3.0 s ahead")
        .hasMessageContaining("trust_stamps");
    assertThat(stamps.seconds(new RosTime(500, 100_000_000)))
        .isCloseTo(clock.seconds(), within(0.5));
  }

  @Test
  void aSimulationThatHasNotBegunIsWaitedFor() {
    bus.setTime(RosTime.ZERO);
    assertThatThrownBy(() -> stamps.seconds(new RosTime(3, 0))).hasMessageContaining("/clock");
  }
}
