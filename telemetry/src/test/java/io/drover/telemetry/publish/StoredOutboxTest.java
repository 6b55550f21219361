package io.drover.telemetry.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.telemetry.payload.Event;
import io.drover.telemetry.payload.Telemetry;
import io.drover.telemetry.queue.MessageQueue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredOutboxTest {
  private static final int CAPACITY = 3;
  private static final long BYTES = 10_000;

  @TempDir private Path folder;

  /** Works with an outbox as one process would. */
  private List<String> process(ThrowingWork work) throws Exception {
    try (MessageQueue disk = MessageQueue.open(folder, BYTES)) {
      Outbox outbox = new Outbox(CAPACITY, "drone1", Optional.of(disk), BYTES);
      List<String> taken = work.with(outbox);
      outbox.close();
      outbox.dropAll();
      return taken;
    }
  }

  private interface ThrowingWork {
    List<String> with(Outbox outbox) throws Exception;
  }

  private static void events(Outbox outbox, int count) {
    for (int i = 0; i < count; i++) {
      outbox.offer(
          new Event("e", Event.Level.INFO, "it happened", Map.of("number", i)), Instant.EPOCH);
    }
  }

  private static List<String> take(Outbox outbox, int count) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      OutboundMessage message = outbox.take(0).orElseThrow();
      taken.add(message.topic().level() + " " + message.headerId());
      outbox.delivered(message);
    }
    return taken;
  }

  @Test
  void theNextProcessGoesOnWhereTheLastOneEnded() throws Exception {
    process(
        outbox -> {
          events(outbox, 10);
          return take(outbox, 4);
        });
    List<String> later =
        process(
            outbox -> {
              events(outbox, 2);
              return take(outbox, 8);
            });
    assertThat(later)
        .containsExactly(
            "event 4",
            "event 5",
            "event 6",
            "event 7",
            "event 8",
            "event 9",
            "event 10",
            "event 11");
    assertThat(process(outbox -> List.of("" + outbox.counts().waiting()))).containsExactly("0");
  }

  @Test
  void whatIsUnderWayIsThereAgain() throws Exception {
    process(
        outbox -> {
          events(outbox, 3);
          assertThat(outbox.take(0)).isPresent();
          return List.of();
        });
    assertThat(process(outbox -> take(outbox, 3))).containsExactly("event 0", "event 1", "event 2");
  }

  @Test
  void eventsTakeNoRoomFromPeriodicReports() throws Exception {
    process(
        outbox -> {
          events(outbox, 20);
          for (int i = 0; i < 5; i++) {
            outbox.offer(new Telemetry(Map.of("qon", 1)), Instant.EPOCH);
          }
          assertThat(outbox.counts()).isEqualTo(new Outbox.Counts(20 + CAPACITY, 2, 0));
          return List.of();
        });
  }

  @Test
  void givesUpTheOldestWhenThereIsNoRoomAndCountsThem() throws Exception {
    process(
        outbox -> {
          events(outbox, 200);
          Outbox.Counts counts = outbox.counts();
          assertThat(counts.droppedEvents()).isPositive();
          assertThat(counts.waiting() + counts.droppedEvents()).isEqualTo(200);
          return List.of();
        });
    List<String> later = process(outbox -> take(outbox, outbox.counts().waiting()));
    assertThat(later).hasSizeBetween(20, 100);
    assertThat(later.get(later.size() - 1)).isEqualTo("event 199");
    assertThat(later.get(0)).isEqualTo("event " + (200 - later.size()));
  }
}
