package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.id.DroneId;
import io.drover.edge.container.DropReason;
import io.drover.edge.container.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DroneRatesTest {
  private static final DroneId DRONE = new DroneId("drone1");

  private final ManualClock clock = new ManualClock();

  private DroneRates rates(double frames, double bytes) {
    return new DroneRates(ClientLimits.DEFAULT.withRates(frames, bytes), clock);
  }

  @Test
  void refusesMoreFramesThanASecondMayHave() {
    DroneRates rates = rates(3, 1e9);
    for (int i = 0; i < 3; i++) {
      rates.count(DRONE, 1000);
    }

    assertThatThrownBy(() -> rates.count(DRONE, 1000))
        .hasMessage("drone1 sends more than 3 frames a second: send fewer");
    rates.count(new DroneId("drone2"), 1000);
    clock.advance(0.34);
    rates.count(DRONE, 1000);
  }

  @Test
  void refusesMoreBytesThanASecondMayHave() {
    DroneRates rates = rates(100, 10_000);
    rates.count(DRONE, 9_000);

    assertThatThrownBy(() -> rates.count(DRONE, 2_000))
        .hasMessage("drone1 sends more than 10000 bytes a second: send fewer");
    clock.advance(1);
    assertThatCode(() -> rates.count(DRONE, 1 << 20)).doesNotThrowAnyException();
  }

  @Test
  void lendsManyNamesOneAllowance() {
    DroneRates rates = rates(1, 1e9);
    for (int i = 0; i < 4096; i++) {
      rates.count(new DroneId("d" + i), 1);
    }

    rates.count(new DroneId("one-more"), 1);
    assertThatThrownBy(() -> rates.count(new DroneId("another"), 1))
        .hasMessageContaining("another sends more than");

    clock.advance(1);
    rates.count(new DroneId("third"), 1);
    rates.count(new DroneId("fourth"), 1);
  }

  @Test
  void anEdgeRefusesAndCountsWhoSendsTooFast() {
    try (EdgeFixture f =
        EdgeFixture.inProcess(clock, o -> o.withClients(ClientLimits.DEFAULT.withRates(2, 1e9)))) {
      f.infer("drone1");
      f.infer("drone1");

      assertThatThrownBy(() -> f.infer("drone1"))
          .hasMessage("RESOURCE_EXHAUSTED: drone1 sends more than 2 frames a second: send fewer");
      assertThat(f.events.said()).contains("dropped drone1 too_fast");
      assertThat(
              f.registry
                  .get("drover.edge.frames.dropped")
                  .tag("reason", DropReason.TOO_FAST.label())
                  .counter()
                  .count())
          .isEqualTo(1);
      assertThat(f.infer("drone2").getFrameId()).isEqualTo(7);
      clock.advance(1);
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }

  @Test
  void malformedFramesCountToo() {
    try (EdgeFixture f =
        EdgeFixture.inProcess(clock, o -> o.withClients(ClientLimits.DEFAULT.withRates(1, 1e9)))) {
      assertThatThrownBy(() -> f.stub().infer(EdgeFixture.frame("drone1", 1, new byte[3])))
          .hasMessageStartingWith("INVALID_ARGUMENT");
      assertThatThrownBy(() -> f.stub().infer(EdgeFixture.frame("drone1", 1, new byte[3])))
          .hasMessageStartingWith("RESOURCE_EXHAUSTED");
    }
  }
}
