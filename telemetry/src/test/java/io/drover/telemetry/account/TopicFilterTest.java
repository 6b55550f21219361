package io.drover.telemetry.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {
  @ParameterizedTest
  @CsvSource({
    "a/b, a/b",
    "a/+, a/b",
    "a/+, a/+",
    "a/+/c, a/b/c",
    "a/#, a",
    "a/#, a/b",
    "a/#, a/b/c/d",
    "a/#, a/+/c",
    "a/#, a/#",
    "a/#, a/b/#",
    "+/b, a/b",
    "#, a/b/c",
    "#, #",
    "+/#, a",
    "a/+, a/",
    "$SYS/#, $SYS/load"
  })
  void covers(String filter, String other) {
    assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/c",
    "a/b, a",
    "a, a/b",
    "a/+, a",
    "a/+, a/b/c",
    "a/+, a/#",
    "a/b, a/+",
    "a/b, a/#",
    "a/b, #",
    "a/b/#, a/#",
    "a/b/#, a/+/c",
    "a/b, +/b",
    "#, $SYS/load",
    "+/load, $SYS/load",
    "a/#, $share/group/a/b",
    "drover/v1/test/drone1/#, drover/v1/test/drone10/state",
    "drover/v1/test/drone1/#, drover/v1/other/drone1/state"
  })
  void doesNotCover(String filter, String other) {
    assertThat(new TopicFilter(filter).covers(new TopicFilter(other))).isFalse();
  }

  /** Against what covering means, on all filters of up to three levels of an alphabet of two. */
  @Test
  void coversWhatMatchingOfTopicsSays() {
    var filters = FilterSpace.filters();
    for (String one : filters) {
      for (String other : filters) {
        boolean all =
            FilterSpace.topics().stream()
                .filter(topic -> FilterSpace.matches(other, topic))
                .allMatch(topic -> FilterSpace.matches(one, topic));
        assertThat(new TopicFilter(one).covers(new TopicFilter(other)))
            .as("%s covers %s", one, other)
            .isEqualTo(all);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#/b", "a/b#", "a+/b", "a/+b", "#/a", "a##"})
  void knowsWhatIsNoFilter(String text) {
    assertThat(new TopicFilter(text).wellFormed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "+", "#", "a/+/b", "a/#", "/a", "+/+/#"})
  void knowsWhatIsOne(String text) {
    assertThat(new TopicFilter(text).wellFormed()).isTrue();
  }
}
