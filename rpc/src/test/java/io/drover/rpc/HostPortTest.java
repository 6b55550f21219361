package io.drover.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  @ParameterizedTest
  @CsvSource({"127.0.0.1:50051,127.0.0.1,50051", "edge-1.lan:1,edge-1.lan,1", "[::1]:0,::1,0"})
  void readsWhatItWrites(String text, String host, int port) {
    HostPort address = HostPort.parse(text);

    assertThat(address).isEqualTo(new HostPort(host, port));
    assertThat(address).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "host",
        ":1",
        "host:",
        "host:x",
        "host:-1",
        "host:65536",
        "host:99999",
        "::1:5",
        "a b:1",
        "http://edge:1",
        "host:1 "
      })
  void refusesWhatIsNoAddressInOneLine(String text) {
    assertThatThrownBy(() -> HostPort.parse(text))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessageStartingWith("address '" + text + "' cannot be used: ")
        .hasMessageEndingWith("; write it like 127.0.0.1:50051")
        .message()
        .hasLineCount(1);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> HostPort.parse("edge"))
        .hasMessage(
            "address 'edge' cannot be used: the port is missing; write it like 127.0.0.1:50051");
  }
}
