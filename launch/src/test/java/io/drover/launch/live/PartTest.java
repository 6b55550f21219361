package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.rpc.HostPort;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Parts are real processes; this class's own main is the program. */
class PartTest {
  /** Says where it listens, if it is told a place, and lives as long as a part should. */
  public static void main(String[] arguments) {
    try (Lifetime lifetime = Lifetime.begin()) {
      if (arguments.length > 0) {
        Announcement.print(HostPort.parse(arguments[0]));
        lifetime.untilOver();
      }
    }
  }

  private static Part start(String... arguments) {
    return Part.start("part", PartTest.class.getName(), List.of(arguments));
  }

  @Test
  void livesUntilItIsLetGo() {
    Part part = start("127.0.0.1:7");
    assertThat(part.awaitListening(60)).isEqualTo(new HostPort("127.0.0.1", 7));
    assertThat(part.alive()).isTrue();
    part.close();
    assertThat(part.alive()).isFalse();
    assertThat(part.ending()).isEqualTo("exit code 0");
  }

  @Test
  void tellsWhenItHasDied() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (Part part = start("127.0.0.1:7")) {
      part.awaitListening(60);
      part.whenEnded(ended::countDown);
      ProcessHandle.of(part.pid()).orElseThrow().destroyForcibly();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(part.ending()).isEqualTo("killed by signal 9");
    }
  }

  @Test
  void isKilledAlsoWhenItIsStoppedAndItsTimeIsKept() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    try (Part part = start("127.0.0.1:7")) {
      part.awaitListening(60);
      part.whenEnded(ended::countDown);
      double seconds = part.cpuSeconds();
      assertThat(seconds).isPositive();
      new ProcessBuilder("kill", "-STOP", Long.toString(part.pid())).start().waitFor();
      part.kill();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
      assertThat(part.cpuSeconds()).isGreaterThanOrEqualTo(seconds);
    }
  }

  @Test
  void saysSoWhenItDoesNotStart() {
    try (Part part = start()) {
      assertThatThrownBy(() -> part.awaitListening(60))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("did not start");
    }
  }
}
