package io.drover.telemetry.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.telemetry.topic.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueFilesTest {
  private static final int FILE_BYTES = 500;

  @TempDir private Path folder;

  private static QueueRecord put(long number) {
    byte[] payload = new byte[100];
    Arrays.fill(payload, (byte) number);
    return new QueueRecord.Put(new StoredMessage(number, Topic.EVENT, number + 7, payload));
  }

  private static QueueRecord done(long number) {
    return new QueueRecord.Done(number);
  }

  private void append(QueueRecord... records) throws IOException {
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      for (QueueRecord record : records) {
        files.append(List.of(record));
      }
    }
  }

  private List<Long> left() throws IOException {
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      return files.found().stream().map(StoredMessage::sequence).toList();
    }
  }

  private List<Path> logs() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  @Test
  void findsWhatAnEarlierProcessLeftInItsOrder() throws IOException {
    append(put(0), put(1), done(0), put(2), put(3), done(2));
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      assertThat(files.found()).extracting(StoredMessage::sequence).containsExactly(1L, 3L);
      assertThat(files.found().get(1).payload()).hasSize(100).containsOnly(3);
      assertThat(files.found().get(1).headerId()).isEqualTo(10);
      assertThat(files.found().get(1).topic()).isEqualTo(Topic.EVENT);
      assertThat(files.nextIds()).containsEntry("event", 11L).hasSize(1);
    }
    assertThat(left()).containsExactly(1L, 3L);
  }

  @Test
  void keepsHeaderIdsWhenNothingIsLeft() throws IOException {
    append(put(0), done(0));
    append();
    append();
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      assertThat(files.found()).isEmpty();
      assertThat(files.nextIds()).containsEntry("event", 8L);
    }
    assertThat(logs()).hasSize(1);
  }

  @Test
  void filesGoWhenNoneOfTheirMessagesWaits() throws IOException {
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      for (long i = 0; i < 100; i++) {
        files.append(List.of(put(i)));
      }
      assertThat(logs()).hasSizeGreaterThan(20);
      for (long i = 0; i < 99; i++) {
        files.append(List.of(done(i)));
      }
      assertThat(logs()).hasSizeLessThan(8);
    }
    assertThat(left()).containsExactly(99L);
  }

  @Test
  void leavesOutWhatACrashHasTorn() throws IOException {
    append(put(0), put(1), put(2));
    Path log = logs().get(0);
    byte[] whole = Files.readAllBytes(log);
    // wherever the end is torn off, what is before it holds
    for (int length = whole.length - 1; length > whole.length - 120; length -= 7) {
      clear();
      Files.write(log, Arrays.copyOf(whole, length));
      assertThat(left()).as("%d bytes", length).containsExactly(0L, 1L);
    }
    clear();
    whole[whole.length - 50] ^= 1;
    Files.write(log, whole);
    append(put(2));
    assertThat(left()).containsExactly(0L, 1L, 2L);
  }

  private void clear() throws IOException {
    for (Path file : logs()) {
      Files.delete(file);
    }
  }

  @Test
  void isOneProcesss() throws IOException {
    try (QueueFiles files = QueueFiles.open(folder, FILE_BYTES)) {
      assertThatThrownBy(() -> QueueFiles.open(folder, FILE_BYTES))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("used by another process");
      assertThat(files.found()).isEmpty();
    }
  }
}
