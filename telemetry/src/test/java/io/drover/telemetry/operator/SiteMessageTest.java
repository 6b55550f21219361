package io.drover.telemetry.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiteMessageTest {
  private static Optional<SiteMessage> read(String path, String payload) {
    return SiteMessage.read(path, payload.getBytes(UTF_8));
  }

  @Test
  void tellsWhoseMessageItIs() {
    SiteMessage said = read("drover/v1/hall/drone1/state", "{\"a\": 1}\n").orElseThrow();
    assertThat(said.participant()).isEqualTo("drone1");
    assertThat(said.topic()).isEqualTo("state");
    assertThat(said.json()).hasToString("{\"a\":1}");
    assertThat(said.payload()).asString(UTF_8).isEqualTo("{\"a\": 1}\n");
  }

  @Test
  void commandsHaveTwoLevels() {
    assertThat(read("drover/v1/hall/drone1/command/hold", "{}").orElseThrow().topic())
        .isEqualTo("command/hold");
  }

  @Test
  void onlyObjectsAreMessages() {
    for (String text : List.of("", "[1]", "{\"a\":", "{}{}x", "\u0000", "1", "null")) {
      assertThat(read("drover/v1/hall/drone1/state", text)).as(text).isEmpty();
    }
    assertThat(read("drover/v1/hall/drone1/state", "{\"a\":\"" + "x".repeat(1 << 20) + "\"}"))
        .isEmpty();
  }

  @Test
  void othersPathsAreNobodys() {
    assertThat(read("drover", "{}")).isEmpty();
    assertThat(read("drover/v1/hall/drone1", "{}")).isEmpty();
  }
}
