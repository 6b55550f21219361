package io.drover.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.bench.flights.TestFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(180)
class FaultTrialTest {
  private static FaultTrial tried(String label) {
    Fault fault =
        Faults.all().stream().filter(f -> f.label().equals(label)).findFirst().orElseThrow();
    assumeTrue(fault.obstacle().isEmpty(), () -> fault.obstacle().orElse(""));
    try (FrameCodec codec = new FrameCodec()) {
      return FaultRun.tried(fault, codec.encode(TestFrame.of(112), new JpegQuality(60)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"edge killed", "disk full for the audit"})
  void losesNoRecordAndServesAgain(String fault) {
    FaultTrial trial = tried(fault);
    assertThat(trial.longestGapSeconds()).isLessThan(FaultTrial.AFTER_SECONDS);
    assertThat(trial.promised()).isGreaterThan(FaultTrial.DRONES);
    assertThat(trial.unrecorded()).isZero();
    assertThat(trial.brokenRecords()).isZero();
    assertThat(trial.events()).isPositive();
    assertThat(trial.lostEvents()).isZero();
  }
}
