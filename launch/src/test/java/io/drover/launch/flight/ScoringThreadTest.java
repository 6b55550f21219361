package io.drover.launch.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoringThreadTest {
  private final ScoringThread scoring = new ScoringThread();

  @Test
  void doesEverythingInOrderBeforeItIsFinished() {
    List<Integer> done = new ArrayList<>();
    IntStream.range(0, 500).forEach(i -> scoring.execute(() -> done.add(i)));
    scoring.finish();
    assertThat(done).isEqualTo(IntStream.range(0, 500).boxed().toList());
  }

  @Test
  void tellsWhatTheLastFrameThrew() {
    DroverException full = new DroverException(ErrorCode.FILE_NOT_WRITABLE, "the disk is full");
    scoring.execute(
        () -> {
          throw full;
        });
    assertThatThrownBy(scoring::finish).isSameAs(full);
  }

  @Test
  void tellsOfErrorsToo() {
    scoring.execute(
        () -> {
          throw new NoClassDefFoundError("lost");
        });
    assertThatThrownBy(scoring::finish)
        .isInstanceOf(DroverException.class)
        .hasRootCauseMessage("lost");
  }
}
