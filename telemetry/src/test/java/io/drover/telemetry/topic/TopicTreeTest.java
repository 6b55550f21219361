package io.drover.telemetry.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTreeTest {
  @Test
  void putsATopicUnderSiteAndParticipant() {
    TopicTree tree = new TopicTree("north-field", "drone_1");

    assertThat(tree.path(Topic.TELEMETRY)).isEqualTo("drover/v1/north-field/drone_1/telemetry");
    assertThat(tree.path(Topic.CONNECTION)).isEqualTo("drover/v1/north-field/drone_1/connection");
  }

  @Test
  void repeatsWhatHappensOnceAndRetainsWhatIsSaidSeldom() {
    assertThat(Topic.values())
        .filteredOn(topic -> topic.qos() == 1)
        .containsExactly(
            Topic.CONNECTION, Topic.DECISION, Topic.ROUTE, Topic.EVENT, Topic.ACKNOWLEDGEMENT);
    assertThat(Topic.values())
        .filteredOn(Topic::retained)
        .containsExactly(Topic.CONNECTION, Topic.ROUTE, Topic.GRID);
  }

  @Test
  void tellsCommandsByTheirPath() {
    TopicTree tree = new TopicTree("north-field", "drone1");

    assertThat(tree.command("hold")).isEqualTo("drover/v1/north-field/drone1/command/hold");
    assertThat(tree.commandName(tree.command("hold"))).contains("hold");
    assertThat(tree.commandName(new TopicTree("north-field", "drone2").command("hold"))).isEmpty();
    assertThat(tree.commandName(tree.path(Topic.EVENT))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "a/b", "/a", "a+", "#", "$SYS", "a\nb", "a\u0000", "\ud800"})
  void rejectsWhatIsNotOneLevel(String level) {
    assertThatThrownBy(() -> new TopicTree(level, "drone"))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_ARGUMENT))
        .hasMessageContaining("cannot be a level of an MQTT topic")
        .message()
        .hasLineCount(1);
    assertThatThrownBy(() -> new TopicTree("site", level)).isInstanceOf(DroverException.class);
  }
}
