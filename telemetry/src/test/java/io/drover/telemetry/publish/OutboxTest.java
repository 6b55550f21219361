package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Report;
import io.drover.telemetry.payload.Telemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final Report PERIODIC = new Telemetry(Map.of("qon", 1));
  private static final Report EVENT = new Event("e", Event.Level.INFO, "it happened", Map.of());

  private final Outbox outbox = new Outbox(3, "drone1");

  @Test
  void keepsTheOrderOfReportsOverAllTopics() throws InterruptedException {
    offer(EVENT, PERIODIC, EVENT);

    assertThat(drain()).containsExactly("event 0", "telemetry 0", "event 1");
  }

  @Test
  void dropsTheOldestPeriodicReportFirst() throws InterruptedException {
    offer(EVENT, PERIODIC, PERIODIC, PERIODIC, EVENT);

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(3, 2, 0));
    assertThat(drain()).containsExactly("event 0", "telemetry 2", "event 1");
  }

  @Test
  void dropsTheOldestEventOnlyWhenNothingPeriodicIsLeft() throws InterruptedException {
    offer(EVENT, EVENT, EVENT, PERIODIC, EVENT);

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(3, 1, 1));
    assertThat(drain()).containsExactly("event 1", "event 2", "event 3");
  }

  @Test
  void putsBackInTheOldOrder() throws InterruptedException {
    offer(EVENT, PERIODIC, EVENT);
    OutboundMessage first = outbox.take(0).orElseThrow();
    OutboundMessage second = outbox.take(0).orElseThrow();

    outbox.putBack(List.of(first, second));

    assertThat(drain()).containsExactly("event 0", "telemetry 0", "event 1");
  }

  @Test
  void keepsItsLimitWhenReportsComeBack() throws InterruptedException {
    offer(EVENT, PERIODIC);
    OutboundMessage event = outbox.take(0).orElseThrow();
    offer(PERIODIC, PERIODIC);

    outbox.putBack(List.of(event));

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(3, 1, 0));
    assertThat(drain()).containsExactly("event 0", "telemetry 1", "telemetry 2");
  }

  @Test
  void letsWhatWaitsOutAfterItWasClosedButTakesNoMore() throws InterruptedException {
    offer(EVENT);

    outbox.close();
    offer(PERIODIC);

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(1, 1, 0));
    assertThat(drain()).containsExactly("event 0");
    assertThat(outbox.take(60)).isEmpty();
    assertThat(outbox.awaitClose(60)).isTrue();
  }

  @Test
  void countsAllThatItGivesUp() {
    offer(EVENT, PERIODIC);

    outbox.dropAll();

    assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(0, 1, 1));
  }

  private void offer(Report... reports) {
    for (Report report : reports) {
      outbox.offer(report, Instant.EPOCH);
    }
  }

  private List<String> drain() throws InterruptedException {
    List<String> taken = new ArrayList<>();
    Optional<OutboundMessage> message = outbox.take(0);
    while (message.isPresent()) {
      taken.add(message.get().topic().level() + " " + message.get().headerId());
      message = outbox.take(0);
    }
    return taken;
  }
}
