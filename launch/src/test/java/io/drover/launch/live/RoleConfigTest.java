package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleConfigTest {
  private static <T extends Record> void rejected(String yaml, T defaults, String... words) {
    assertThatThrownBy(() -> ConfigReader.parse("test", yaml, defaults))
        .isInstanceOf(DroverException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void everyRolesDefaultsReadBackAsPrinted() {
    for (Record defaults :
        List.of(WorldConfig.DEFAULT, EdgeConfig.DEFAULT, LinkConfig.DEFAULT, DroneConfig.DEFAULT)) {
      String yaml = ConfigWriter.toYaml(defaults);
      assertThat(ConfigReader.parse("test", yaml, defaults)).isEqualTo(defaults);
    }
  }

  @Test
  void readsWhatAnEdgeMayBeTold() {
    EdgeConfig edge =
        ConfigReader.parse(
            "test",
            """
            id: attic
            bind: 127.0.0.1:0
            cores: 2.5
            max_drones: 3
            model: my.onnx
            emulate:
              inference_seconds: {448: 0.1}
            mqtt: tcp://localhost:1883
            site: home
            metrics_port: 9464
            """,
            EdgeConfig.DEFAULT);
    assertThat(edge.emulate().orElseThrow().secondsAt(1)).isEqualTo(0.1);
    assertThat(edge.metricsPort()).contains(9464);
    assertThat(edge.mqtt()).contains("tcp://localhost:1883");
    assertThat(edge.model()).contains("my.onnx");
    assertThat(edge.options().cores()).isEqualTo(2.5);
  }

  @Test
  void refusesWhatCannotBe() {
    rejected("bind: nowhere", WorldConfig.DEFAULT, "bind", "port is missing");
    rejected("drones: 0", WorldConfig.DEFAULT, "drones is 0");
    rejected("speed: 0", WorldConfig.DEFAULT, "speed is 0");
    rejected("camera: {width: 0}", WorldConfig.DEFAULT, "columns");
    rejected("cores: 0", EdgeConfig.DEFAULT, "cores is 0");
    rejected("id: a/b", EdgeConfig.DEFAULT, "a/b");
    rejected("delay_seconds: -1", LinkConfig.DEFAULT, "delay_seconds is -1");
    rejected("queue_bytes: 0", LinkConfig.DEFAULT, "queue_bytes is 0");
    rejected("time_limit_seconds: 0", DroneConfig.DEFAULT, "time_limit_seconds is 0");
    rejected("simulator: {height_metres: -2}", DroneConfig.DEFAULT, "height_metres is -2");
    rejected("polcy: a3d", DroneConfig.DEFAULT, "did you mean 'policy'");
  }

  @Test
  void keepsTheWorldOnThisMachineUnlessTold() {
    WorldConfig open = ConfigReader.parse("test", "bind: 0.0.0.0:0", WorldConfig.DEFAULT);
    assertThatThrownBy(() -> WorldRole.start(open, Routes.named("campus")))
        .hasMessageContaining("--insecure");
  }
}
