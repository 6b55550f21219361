package io.drover.launch.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.config.Doc;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeParametersTest {
  private final RosNode node = new InMemoryBus().join(GraphNames.of("robot1", "pilot", Map.of()));

  record Pilot(
      @Doc("cruise speed, m/s") double speed,
      @Doc("where the edge is") Optional<String> edge,
      @Doc("cameras that it looks at") List<String> cameras) {
    static final Pilot DEFAULT = new Pilot(2, Optional.empty(), List.of("front"));

    Pilot {
      if (!(speed > 0)) {
        throw new IllegalArgumentException("speed is " + speed + ": give a number above 0");
      }
    }
  }

  @Test
  void areTheDefaultsWhereNothingIsSet() {
    assertThat(NodeParameters.of(node, Pilot.DEFAULT)).isEqualTo(Pilot.DEFAULT);
  }

  @Test
  void areReadFromBelowTheNodesName() {
    node.parameters().set("~speed", 3);
    node.parameters().set("~edge", "10.0.0.2:7100");
    node.parameters().set("~cameras", List.of("left", "right"));
    node.parameters().set("speed", 9.0);
    assertThat(NodeParameters.of(node, Pilot.DEFAULT))
        .isEqualTo(new Pilot(3, Optional.of("10.0.0.2:7100"), List.of("left", "right")));
  }

  @Test
  void areRefusedByNameAndAllTogether() {
    node.parameters().set("~sped", 3.0);
    node.parameters().set("~cameras", "front");
    assertThatThrownBy(() -> NodeParameters.of(node, Pilot.DEFAULT))
        .isInstanceOf(DroverException.class)
        .hasMessage(
            "parameters of /robot1/pilot: unknown key 'sped': did you mean 'speed'?;"
                + " cameras: needs a list")
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(ErrorCode.INVALID_CONFIG);
    node.parameters().delete("~sped");
    node.parameters().delete("~cameras");
    node.parameters().set("~speed", -1.0);
    assertThatThrownBy(() -> NodeParameters.of(node, Pilot.DEFAULT))
        .hasMessage("parameters of /robot1/pilot: speed is -1.0: give a number above 0");
  }

  @Test
  void aValueOfTheNodesOwnNameIsNoTree() {
    node.parameters().set("/robot1/pilot", 4);
    assertThatThrownBy(() -> NodeParameters.of(node, Pilot.DEFAULT))
        .hasMessageContaining("parameter /robot1/pilot is a value");
  }
}
