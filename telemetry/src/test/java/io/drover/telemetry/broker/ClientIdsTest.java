package io.drover.telemetry.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClientIdsTest {
  private final ClientIds ids = new ClientIds();

  @Test
  void belongToWhoUsesThem() {
    assertThat(ids.take("board", "desk")).isTrue();
    assertThat(ids.take("board", "drone1")).isFalse();
    assertThat(ids.take("board", "desk")).isTrue();

    ids.release("board");
    assertThat(ids.take("board", "drone1")).isFalse();

    ids.release("board");
    assertThat(ids.take("board", "drone1")).isTrue();
  }

  @Test
  void ofParticipantsAreTheirs() {
    assertThat(ids.take("drover/test/drone1", "drone2")).isFalse();
    assertThat(ids.take("drover/test/drone1", "drone1")).isTrue();
    assertThat(ids.take("drover/test/drone1/more", "drone2")).isTrue();
  }
}
