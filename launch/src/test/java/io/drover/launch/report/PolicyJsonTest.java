package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyJsonTest {
  private static FlightFigures sent(double bytes) {
    return new FlightFigures(0.5, Double.NaN, 0.1, 0.2, 1, 0, bytes, Double.NaN, 10);
  }

  @Test
  void aMeanOfBytesIsAWholeNumber() {
    FlightFigures mean = FlightFigures.mean(List.of(sent(1), sent(2), sent(2)));
    assertThat(PolicyJson.of(Map.of("a3d", mean)))
        .isEqualTo(
            "{\"policies\":{\"a3d\":{\"qon\":0.5,\"latency_seconds\":{\"p50\":"
                + mean.latencyP50Seconds()
                + ",\"p95\":"
                + mean.latencyP95Seconds()
                + "},\"offload_ratio\":1.0,\"bytes_sent\":2}}}");
  }
}
