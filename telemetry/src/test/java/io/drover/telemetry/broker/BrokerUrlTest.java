package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerUrlTest {
  @ParameterizedTest
  @CsvSource({
    "tcp://host:1884, tcp://host:1884",
    "mqtt://host, tcp://host:1883",
    "mqtts://host, ssl://host:8883",
    "ssl://10.0.0.1/, ssl://10.0.0.1:8883",
    "ws://host:9001, ws://host:9001/mqtt",
    "wss://host/socket, wss://host:443/socket",
    "tcp://my_broker:1883, tcp://my_broker:1883",
    "tcp://[::1]:1883, tcp://[::1]:1883"
  })
  void readsWhatUsersWrite(String text, String meant) {
    assertThat(BrokerUrl.parse(text)).hasToString(meant);
    assertThat(BrokerUrl.parse(meant)).isEqualTo(BrokerUrl.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host:1883",
        "http://host",
        "tcp://",
        "tcp://host:0",
        "tcp://host:70000",
        "tcp://host:123456",
        "tcp://host/path",
        "tcp://a b",
        "ws://host/mqtt?x=1",
        "tcp://host\n:1"
      })
  void rejectsTheRestInOneLine(String text) {
    assertThatThrownBy(() -> BrokerUrl.parse(text))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .message()
        .hasLineCount(1);
  }

  @Test
  void doesNotRepeatAPassword() {
    assertThatThrownBy(() -> BrokerUrl.parse("tcp://me:secret@host"))
        .hasMessageContaining("--accounts DIR, or DROVER_MQTT_USER")
        .hasMessageNotContaining("secret");
  }
}
