package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.rl.flight.Objective;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenCurveTest {
  @TempDir private Path folder;

  @Test
  void readsWhatALearningCurveWrites() {
    Path file = folder.resolve("a.csv");
    double[] now = {10};
    LearningCurve curve = new LearningCurve(file, Objective.LATENCY, nanos(now), List.of());
    now[0] = 13;
    curve.accept(update(100, -0.25));
    now[0] = 20;
    curve.accept(update(200, -0.5));

    WrittenCurve read = WrittenCurve.read(file);
    assertThat(read.objective()).isEqualTo(Objective.LATENCY);
    assertThat(read.points())
        .containsExactly(
            new WrittenCurve.Point(100, 3, 0.25), new WrittenCurve.Point(200, 10, 0.5));
    assertThat(read.best().step()).isEqualTo(100);
    assertThat(read.last().seconds()).isEqualTo(10);
  }

  @Test
  void goesOnCountingTheSecondsOfAnInterruptedRun() {
    Path file = folder.resolve("a.csv");
    double[] now = {0};
    LearningCurve first = new LearningCurve(file, Objective.QON, nanos(now), List.of());
    now[0] = 5;
    first.accept(update(100, 0.5));
    now[0] = 1000;
    LearningCurve second =
        new LearningCurve(file, Objective.QON, nanos(now), List.of(update(100, 0.5)));
    now[0] = 1002;
    second.accept(update(200, 0.75));
    assertThat(WrittenCurve.read(file).points())
        .containsExactly(new WrittenCurve.Point(100, 5, 0.5), new WrittenCurve.Point(200, 7, 0.75));
  }

  @Test
  void saysWhatIsNoCurve() {
    assertThatThrownBy(() -> WrittenCurve.parse("a.csv", "time,speed\n1,2\n"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("a.csv is not a learning curve");
    assertThatThrownBy(
            () -> WrittenCurve.parse("a.csv", "global_step,charts/validation_qon\n1,high\n"))
        .hasMessageContaining("line 2");
  }

  /** What the test says that it is. */
  private static NanoClock nanos(double[] seconds) {
    return new NanoClock() {
      @Override
      public long nanoTime() {
        return NanoClock.toNanos(seconds[0]);
      }

      @Override
      public void sleepUntil(long nanoTime) {
        throw new UnsupportedOperationException("nobody sleeps");
      }
    };
  }

  private static LearningUpdate update(long step, double score) {
    return new LearningUpdate(step, 200, 1, score, 1e-3, new Losses(0, 0, 0));
  }
}
