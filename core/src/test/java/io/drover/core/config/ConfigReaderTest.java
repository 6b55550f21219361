package io.drover.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.id.DroneId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
  enum Mode {
    FAST_AND_LOOSE,
    SLOW
  }

  record Inner(@Doc("metres") double widthMetres, int count) {
    Inner {
      if (count < 0) {
        throw new IllegalArgumentException("count " + count + " is below 0: give 0 or more");
      }
    }
  }

  record Outer(
      @Doc("who") DroneId drone,
      double speed,
      boolean on,
      Mode mode,
      Inner inner,
      Optional<String> note,
      List<Integer> sides,
      NavigableMap<Integer, Double> table,
      List<Inner> parts) {}

  private static final Outer DEFAULTS =
      new Outer(
          new DroneId("drone1"),
          3,
          true,
          Mode.SLOW,
          new Inner(1.5, 2),
          Optional.empty(),
          List.of(448, 224),
          new TreeMap<>(Map.of(448, 0.7)),
          List.of(new Inner(1, 1)));

  @Test
  void keepsDefaultsWhereTheFileIsSilent() {
    assertThat(ConfigReader.parse("f.yaml", "", DEFAULTS)).isEqualTo(DEFAULTS);
    assertThat(ConfigReader.parse("f.yaml", "speed: 4", DEFAULTS).speed()).isEqualTo(4);
  }

  @Test
  void bindsEveryKindOfKey() {
    Outer read =
        ConfigReader.parse(
            "f.yaml",
            """
            drone: rover7
            speed: 2.5
            on: false
            mode: fast-and-loose
            inner: {width_metres: 9, count: 4}
            note: 'a: b'
            sides: [100, 50]
            table: {200: 0.5, 100: 0.2}
            parts:
              - {width_metres: 1, count: 2}
            """,
            DEFAULTS);
    assertThat(read)
        .isEqualTo(
            new Outer(
                new DroneId("rover7"),
                2.5,
                false,
                Mode.FAST_AND_LOOSE,
                new Inner(9, 4),
                Optional.of("a: b"),
                List.of(100, 50),
                new TreeMap<>(Map.of(200, 0.5, 100, 0.2)),
                List.of(new Inner(1, 2))));
  }

  @Test
  void readsBackWhatTheWriterPrints() {
    String yaml = ConfigWriter.toYaml(DEFAULTS);
    assertThat(yaml).contains("# who\ndrone: drone1\n").contains("  # metres\n  width_metres: 1.5");
    assertThat(ConfigReader.parse("f.yaml", yaml, DEFAULTS)).isEqualTo(DEFAULTS);
  }

  @Test
  void reportsAllProblemsTogetherEachWithItsLine() {
    assertThatThrownBy(
            () ->
                ConfigReader.parse(
                    "f.yaml", "sped: 4\nmode: quick\ninner:\n  count: -1\nsides: 7\n", DEFAULTS))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("f.yaml: line 1: unknown key 'sped': did you mean 'speed'?")
        .hasMessageContaining("line 2: mode: 'quick' is not one of fast-and-loose, slow")
        .hasMessageContaining("line 4: inner: count -1 is below 0")
        .hasMessageContaining("line 5: sides: needs a list");
  }

  @Test
  void namesAKeyThatIsThereTwice() {
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "speed: 4\nspeed: 5", DEFAULTS))
        .hasMessageContaining("line 2")
        .hasMessageContaining("'speed' is there twice");
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "table: {7: 1, 8: 1, 7: 2}", DEFAULTS))
        .hasMessageContaining("'table.7' is there twice");
  }

  @Test
  void refusesKeysThatAreNoWords() {
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "speed: 4\n? [a]\n: 1", DEFAULTS))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("line 2: a key is a word");
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "table: {[7]: 1}", DEFAULTS))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("line 1: table: needs one value");
  }

  @Test
  void saysWhereTextIsNotYaml() {
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "speed: [1\nmode: x", DEFAULTS))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("f.yaml: line ")
        .hasMessageContaining("not YAML");
    assertThatThrownBy(() -> ConfigReader.parse("f.yaml", "- 1", DEFAULTS))
        .hasMessageContaining("line 1: needs keys and values");
  }
}
