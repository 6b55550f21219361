package io.drover.bench.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.bench.flights.TestFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HostileSoakTest {
  private static byte[] frame() {
    try (FrameCodec codec = new FrameCodec()) {
      return codec.encode(TestFrame.of(112), new JpegQuality(60));
    }
  }

  /** Two requests of each kind. */
  @Test
  @Timeout(300)
  void anEdgeSurvivesAndAnswersEachKindAsItShould() {
    HostileSoak soak = HostileSoak.run(frame(), 60, 60, 1, 0.5);

    Map<String, String> told = soak.outcomes().told();
    assertThat(soak.survived()).isTrue();
    assertThat(soak.vitals()).hasSize(2);
    assertThat(soak.alone()).hasSameSizeAs(soak.attacked()).hasSize(1);
    assertThat(told)
        .containsEntry("bomb, 65535²", "2 INVALID_ARGUMENT")
        .containsEntry("truncated", "2 INVALID_ARGUMENT")
        .containsEntry("two scans", "2 INVALID_ARGUMENT")
        .containsEntry("no message", "2 INVALID_ARGUMENT")
        .containsEntry("unknown fields, 1 MB", "2 INVALID_ARGUMENT")
        .containsEntry("oversized message", "2 RESOURCE_EXHAUSTED")
        .containsEntry("unknown method", "2 UNIMPLEMENTED")
        .containsEntry("silent connection", "2 closed")
        .containsEntry("half a preface", "2 closed");
    assertThat(told.values()).noneMatch(outcome -> outcome.contains("left open"));
  }
}
