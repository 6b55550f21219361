package io.drover.launch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AuditLogTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-01T12:00:00.123456789Z"), ZoneOffset.UTC);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  /** Lines in memory; a disk that can be full, or hang. */
  private static final class FakeFile implements LineFile {
    final List<String> lines = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile boolean closed;
    volatile CountDownLatch hangs = new CountDownLatch(0);

    @Override
    public void append(byte[] line) throws IOException {
      try {
        hangs.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (full) {
        throw new IOException("No space left on device");
      }
      lines.add(new String(line, StandardCharsets.UTF_8));
    }

    @Override
    public void force() {}

    @Override
    public void close() {
      closed = true;
    }
  }

  private static AuditLog log(LineFile file) {
    return log(file, 30);
  }

  private static AuditLog log(LineFile file, double patienceSeconds) {
    return AuditLog.start(file, "audit file", Map.of("edge", "edge1"), NOON, patienceSeconds);
  }

  private static Map<String, Object> record(int number) {
    return Map.of("event", "test", "number", number);
  }

  private static List<Integer> numbers(List<String> lines) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    for (String line : lines) {
      numbers.add(JSON.readTree(line).path("number").asInt(-1));
    }
    return numbers;
  }

  @Test
  void aRecordIsInTheFileWhenAppendReturns() {
    FakeFile file = new FakeFile();
    try (AuditLog log = log(file)) {
      log.append(Map.of("event", "test"));
      assertThat(file.lines)
          .containsExactly(
              "{\"time\":\"2026-07-01T12:00:00.123456Z\",\"seq\":1,\"edge\":\"edge1\","
                  + "\"event\":\"test\"}\n");
    }
    assertThat(file.closed).isTrue();
  }

  @Test
  void numbersRecordsInTheOrderOfTheFile() throws Exception {
    FakeFile file = new FakeFile();
    try (AuditLog log = log(file)) {
      IntStream.range(0, 200).parallel().forEach(i -> log.append(record(i)));
    }
    List<Integer> sequence = new ArrayList<>();
    for (String line : file.lines) {
      sequence.add(JSON.readTree(line).get("seq").intValue());
    }
    assertThat(sequence).isEqualTo(IntStream.rangeClosed(1, 200).boxed().toList());
    assertThat(numbers(file.lines))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void keepsRecordsWhileTheDiskIsFull() throws Exception {
    FakeFile file = new FakeFile();
    try (AuditLog log = log(file)) {
      log.append(record(0));
      file.full = true;
      for (int i = 1; i < 100; i++) {
        log.append(record(i));
      }
      assertThat(log.waiting()).isEqualTo(99);
      assertThat(log.failures()).isPositive();
      assertThat(log.written()).isEqualTo(1);
      file.full = false;
      await().until(() -> log.waiting() == 0);
      log.append(record(100));
      assertThat(numbers(file.lines)).isEqualTo(IntStream.rangeClosed(0, 100).boxed().toList());
      assertThat(log.lost()).isZero();
    }
  }

  @Test
  void nobodyWaitsForADiskThatHangs() throws Exception {
    FakeFile file = new FakeFile();
    try (AuditLog log = log(file, 0.1)) {
      file.hangs = new CountDownLatch(1);
      for (int i = 0; i < 1000; i++) {
        log.append(record(i));
      }
      assertThat(log.written()).isZero();
      file.hangs.countDown();
      await().until(() -> log.written() == 1000);
      assertThat(numbers(file.lines)).isEqualTo(IntStream.range(0, 1000).boxed().toList());
    }
  }

  @Test
  void tellsHowManyRecordsThereWasNoRoomFor() throws Exception {
    FakeFile file = new FakeFile();
    file.full = true;
    try (AuditLog log = log(file)) {
      String filler = "x".repeat(1 << 20);
      for (int i = 0; i < 20; i++) {
        log.append(Map.of("number", i, "filler", filler));
      }
      assertThat(log.waiting()).isEqualTo(16);
      assertThat(log.lost()).isEqualTo(4);
      file.full = false;
      await().until(() -> log.waiting() == 0);
      log.append(record(20));
    }
    assertThat(numbers(file.lines.subList(0, 16)))
        .isEqualTo(IntStream.range(0, 16).boxed().toList());
    JsonNode told = JSON.readTree(file.lines.get(16));
    assertThat(told.get("event").textValue()).isEqualTo("records_lost");
    assertThat(told.get("count").intValue()).isEqualTo(4);
    assertThat(numbers(file.lines.subList(17, file.lines.size()))).containsExactly(20);
  }

  @Test
  void endsAlthoughTheDiskIsFull() {
    FakeFile file = new FakeFile();
    file.full = true;
    AuditLog log = log(file);
    log.append(record(1));
    log.close();
    assertThat(file.closed).isTrue();
    assertThat(log.lost()).isEqualTo(1);
    log.append(record(2));
    assertThat(log.lost()).isEqualTo(2);
  }

  @Test
  void goesOnWhereARealDiskWasFull() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Path path = Files.createSymbolicLink(folder.resolve("audit.jsonl"), full);
    try (AuditLog log = log(new RotatedFile(path, 1000, 2))) {
      log.append(record(1));
      log.append(record(2));
      assertThat(log.waiting()).isEqualTo(2);
      Files.delete(path);
      await().until(() -> log.waiting() == 0);
    }
    assertThat(numbers(Files.readAllLines(path))).containsExactly(1, 2);
  }
}
