package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.world.Routes;
import io.drover.core.config.ConfigReader;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.launch.audit.AuditOptions;
import io.drover.onboard.perception.HandoverOptions;
import io.drover.rpc.HostPort;
import java.nio.file.Path;
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
        List.of(
            WorldConfig.DEFAULT,
            EdgeConfig.DEFAULT,
            LinkConfig.DEFAULT,
            BrokerConfig.DEFAULT,
            DroneConfig.DEFAULT)) {
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
            limits: {frames_per_second: 50, connections_per_address: 4}
            model: my.onnx
            emulate:
              inference_seconds: {448: 0.1}
            mqtt: tcp://localhost:1883
            site: home
            metrics_port: 9464
            metrics_host: 10.0.0.5
            audit: {file: audit.jsonl, max_bytes: 8192, kept_files: 2}
            """,
            EdgeConfig.DEFAULT);
    assertThat(edge.emulate().orElseThrow().secondsAt(1)).isEqualTo(0.1);
    assertThat(edge.metrics()).contains(new HostPort("10.0.0.5", 9464));
    assertThat(edge.audit().options()).contains(new AuditOptions(Path.of("audit.jsonl"), 8192, 2));
    assertThat(edge.mqtt()).contains("tcp://localhost:1883");
    assertThat(edge.model()).contains("my.onnx");
    assertThat(edge.options().cores()).isEqualTo(2.5);
    assertThat(edge.options().clients().framesPerSecond()).isEqualTo(50);
    assertThat(edge.options().clients().connections().connectionsPerAddress()).isEqualTo(4);
  }

  @Test
  void readsHoweverManyEdgesADroneHas() {
    DroneConfig alone = ConfigReader.parse("test", "edge: a:1", DroneConfig.DEFAULT);
    assertThat(alone.edges()).containsExactly(new HostPort("a", 1));
    DroneConfig drone =
        ConfigReader.parse(
            "test",
            """
            edge: a:1
            other_edges: [b:1, 'b:2']
            handover: {hold_seconds: 1.5}
            """,
            DroneConfig.DEFAULT);
    assertThat(drone.edges())
        .containsExactly(new HostPort("a", 1), new HostPort("b", 1), new HostPort("b", 2));
    assertThat(drone.handover().holdSeconds()).isEqualTo(1.5);
    assertThat(drone.handover().margin()).isEqualTo(HandoverOptions.DEFAULT.margin());
    assertThat(ConfigReader.parse("test", ConfigWriter.toYaml(drone), DroneConfig.DEFAULT))
        .isEqualTo(drone);
  }

  @Test
  void refusesWhatCannotBe() {
    rejected("bind: nowhere", WorldConfig.DEFAULT, "bind", "port is missing");
    rejected("drones: 0", WorldConfig.DEFAULT, "drones is 0");
    rejected("speed: 0", WorldConfig.DEFAULT, "speed is 0");
    rejected("camera: {width: 0}", WorldConfig.DEFAULT, "columns");
    rejected("cores: 0", EdgeConfig.DEFAULT, "cores is 0");
    rejected("metrics_port: 70000", EdgeConfig.DEFAULT, "metrics_port is 70000");
    rejected("metrics_host: 'a b'", EdgeConfig.DEFAULT, "metrics_host: address");
    rejected("audit: {max_bytes: 1}", EdgeConfig.DEFAULT, "audit: max_bytes is 1: give 4096");
    rejected("audit: {kept_files: 0}", EdgeConfig.DEFAULT, "audit: kept_files is 0: give 1");
    rejected("audit: {file: ''}", EdgeConfig.DEFAULT, "audit: file is empty");
    rejected("limits: {frames_per_second: 0}", EdgeConfig.DEFAULT, "frames_per_second is 0");
    rejected(
        "containers: {backend: dokcer}",
        EdgeConfig.DEFAULT,
        "containers: backend is 'dokcer': did you mean 'docker'?");
    rejected("containers: {warm: 0}", EdgeConfig.DEFAULT, "containers: warm is 0: give 1");
    rejected("limits: {connections: 0}", EdgeConfig.DEFAULT, "connections is 0");
    rejected("id: a/b", EdgeConfig.DEFAULT, "a/b");
    rejected("delay_seconds: -1", LinkConfig.DEFAULT, "delay_seconds is -1");
    rejected("queue_bytes: 0", LinkConfig.DEFAULT, "queue_bytes is 0");
    rejected("time_limit_seconds: 0", DroneConfig.DEFAULT, "time_limit_seconds is 0");
    rejected("simulator: {height_metres: -2}", DroneConfig.DEFAULT, "height_metres is -2");
    rejected("other_edges: [here]", DroneConfig.DEFAULT, "other_edges", "port is missing");
    rejected("edge: a:1\nother_edges: [a:1]", DroneConfig.DEFAULT, "name each edge once");
    rejected("handover: {margin: 1}", DroneConfig.DEFAULT, "handover: margin is 1");
    rejected("polcy: a3d", DroneConfig.DEFAULT, "did you mean 'policy'");
  }

  @Test
  void keepsTheWorldOnThisMachineUnlessTold() {
    WorldConfig open = ConfigReader.parse("test", "bind: 0.0.0.0:0", WorldConfig.DEFAULT);
    assertThatThrownBy(() -> WorldRole.start(open, Routes.named("campus")))
        .hasMessageContaining("--insecure");
  }
}
