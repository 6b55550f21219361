package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The edges are real processes that serve nothing. */
@Timeout(120)
class EdgeKeeperTest {
  private static final Pattern STARTED = Pattern.compile("edge2: process (\\d+)\\R");

  @TempDir Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream before = System.err;

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void listenNoMore() {
    System.setErr(before);
  }

  /** The process of the so many-th edge, from 0, once it is started. */
  private ProcessHandle process(int number) {
    while (true) {
      long[] started =
          STARTED
              .matcher(said.toString(StandardCharsets.UTF_8))
              .results()
              .mapToLong(found -> Long.parseLong(found.group(1)))
              .toArray();
      if (started.length > number) {
        return ProcessHandle.of(started[number]).orElseThrow();
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void awaitWords(String words) {
    while (!said.toString(StandardCharsets.UTF_8).contains(words)) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void startsAnEdgeAgainHoweverOftenItDies() {
    ProcessHandle last;
    try (EdgeKeeper edge = EdgeKeeper.start(LiveRunTest.plan(folder), folder, "edge2", 0.1)) {
      edge.awaitAddress();
      process(0).destroyForcibly();
      process(1).destroyForcibly();
      last = process(2);
      assertThat(last.isAlive()).isTrue();
    }
    assertThat(last.isAlive()).isFalse();
  }

  @Test
  void triesAgainWhenTheNextOneCannotBeStarted() throws Exception {
    try (EdgeKeeper edge = EdgeKeeper.start(LiveRunTest.plan(folder), folder, "edge2", 0.1)) {
      edge.awaitAddress();
      Path config = folder.resolve("edge2.yaml");
      Files.delete(config);
      Files.createDirectory(config);
      process(0).destroyForcibly();
      awaitWords("cannot be written");
      Files.delete(config);
      assertThat(process(1).isAlive()).isTrue();
    }
  }
}
