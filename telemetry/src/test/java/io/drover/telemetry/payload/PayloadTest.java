package io.drover.telemetry.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  @ParameterizedTest
  @ValueSource(strings = {"latencySeconds", "Qon", "latency-seconds", "_qon", "qon_", "a__b", ""})
  void rejectsTelemetryNamesThatAreNotSnakeCase(String name) {
    assertRejected(() -> new Telemetry(Map.of(name, 1)), "snake_case");
  }

  @ParameterizedTest
  @ValueSource(strings = {"speed_metres", "Speed", "a.b", ""})
  void rejectsStateNamesThatAreNotCamelCase(String name) {
    assertRejected(() -> new State(Map.of("nested", Map.of(name, 1))), "camelCase");
  }

  @Test
  void rejectsAStateThatHidesTheHeader() {
    assertRejected(() -> new State(Map.of("timestamp", 1)), "the header has this field");
  }

  @Test
  void rejectsValuesThatAreNotJson() {
    assertRejected(() -> new State(Map.of("list", List.of(new Object()))), "give text, a number");
  }

  @Test
  void rejectsEmptyText() {
    assertRejected(() -> new Connection(ConnectionState.ONLINE, " "), "role is empty");
    assertRejected(() -> new Decision("", Map.of(), "why", Map.of()), "policy is empty");
    assertRejected(() -> new Event("e", Event.Level.INFO, "", Map.of()), "description is empty");
    assertRejected(() -> new Header(-1, Instant.EPOCH, "d"), "counts up from 0");
  }

  private static void assertRejected(ThrowingCallable making, String advice) {
    assertThatThrownBy(making)
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessageContaining(advice)
        .message()
        .hasLineCount(1);
  }
}
