package io.drover.ros.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphNamesTest {
  private final GraphNames names =
      GraphNames.of("robot1", "pilot", Map.of("scan", "/lidar/scan", "~map", "map", "a/b", "c"));

  @Test
  void resolvesRelativeGlobalAndPrivateNames() {
    assertThat(names.node()).isEqualTo("/robot1/pilot");
    assertThat(names.resolve("odom")).isEqualTo("/robot1/odom");
    assertThat(names.resolve("/map")).isEqualTo("/map");
    assertThat(names.resolve("~rate")).isEqualTo("/robot1/pilot/rate");
    assertThat(names.resolve("~/rate/")).isEqualTo("/robot1/pilot/rate");
    assertThat(GraphNames.of("", "n", Map.of()).resolve("odom")).isEqualTo("/odom");
  }

  @Test
  void remapsWhatBothSidesMeanInTheNamespace() {
    assertThat(names.resolve("scan")).isEqualTo("/lidar/scan");
    assertThat(names.resolve("/robot1/scan")).isEqualTo("/lidar/scan");
    assertThat(names.resolve("/scan")).isEqualTo("/scan");
    assertThat(names.resolve("~map")).isEqualTo("/robot1/map");
    assertThat(names.resolve("a/b")).isEqualTo("/robot1/c");
  }

  @Test
  void rejectsWhatIsNoName() {
    for (String bad : new String[] {"", "1st", "a-b", "a b", "~", "ü"}) {
      assertThatThrownBy(() -> names.resolve(bad))
          .as(bad)
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("\"" + bad + "\" is no name in ROS");
    }
    assertThatThrownBy(() -> GraphNames.of("", "a/b", Map.of()))
        .isInstanceOf(DroverException.class);
  }

  @Test
  void readsWhatLaunchFilesSay() {
    RosArguments arguments =
        RosArguments.parse(
            "pilot",
            List.of("--config", "x", "scan:=/s", "__name:=p2", "_rate:=2.5", "_ids:=[1, 2]", "y"),
            Map.of(
                "ROS_NAMESPACE", "/robot2", "ROS_MASTER_URI", "http://10.0.0.1:1", "ROS_IP", ""));
    assertThat(arguments.names().node()).isEqualTo("/robot2/p2");
    assertThat(arguments.names().resolve("scan")).isEqualTo("/s");
    assertThat(arguments.master()).isEqualTo(URI.create("http://10.0.0.1:1"));
    assertThat(arguments.host()).isEmpty();
    assertThat(arguments.parameters()).isEqualTo(Map.of("rate", 2.5, "ids", List.of(1, 2)));
    assertThat(arguments.others()).containsExactly("--config", "x", "y");
  }

  @Test
  void letsTheCommandLineWinOverTheEnvironment() {
    RosArguments arguments =
        RosArguments.parse(
            "pilot",
            List.of("__ns:=/r", "__master:=http://h:2", "__ip:=10.0.0.2"),
            Map.of("ROS_NAMESPACE", "/s", "ROS_MASTER_URI", "http://g:1", "ROS_HOSTNAME", "g"));
    assertThat(arguments.names().node()).isEqualTo("/r/pilot");
    assertThat(arguments.master()).isEqualTo(URI.create("http://h:2"));
    assertThat(arguments.host()).contains("10.0.0.2");
  }

  @Test
  void rejectsParametersThatRosCannotHold() {
    for (String bad :
        new String[] {"_id:=12345678901", "_day:=2026-01-01", "_a:=[1, null]", "_m:={1: 2}"}) {
      assertThatThrownBy(() -> RosArguments.parse("n", List.of(bad), Map.of()))
          .as(bad)
          .isInstanceOf(DroverException.class)
          .hasMessageStartingWith(bad + " is no parameter of ROS");
    }
    assertThatThrownBy(() -> RosArguments.parse("n", List.of("_a:=[1"), Map.of()))
        .isInstanceOf(DroverException.class)
        .hasMessage("_a:=[1 is no YAML: quote what is meant as text");
  }

  @Test
  void rejectsAMasterThatIsNoAddress() {
    assertThatThrownBy(
            () -> RosArguments.parse("n", List.of(), Map.of("ROS_MASTER_URI", "localhost:11311")))
        .isInstanceOf(DroverException.class)
        .hasMessage(
            "ROS master \"localhost:11311\" is no address: give one such as"
                + " http://localhost:11311");
  }
}
