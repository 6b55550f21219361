package io.drover.launch.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticArray;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.msg.diagnostic_msgs.KeyValue;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DiagnosticsTopicTest {
  private final InMemoryBus bus = new InMemoryBus();

  private RosNode join(String namespace, String name) {
    return bus.join(GraphNames.of(namespace, name, Map.of()));
  }

  @Test
  void componentsAreNamedAsRospysUpdaterDoes() throws Exception {
    CompletableFuture<DiagnosticArray> told = new CompletableFuture<>();
    join("", "people").subscribe("/diagnostics", DiagnosticArray.TYPE, 1, told::complete);
    try (DiagnosticsTopic topic =
        new DiagnosticsTopic(
            join("robot1", "slam_robot"),
            "robot1",
            () ->
                List.of(
                    DiagnosticsTopic.Health.of(
                        "robot of a map", false, "no scan has come", Map.of("scans", 0L))))) {
      assertThat(topic).isNotNull();
      assertThat(told.get(60, TimeUnit.SECONDS).status())
          .containsExactly(
              new DiagnosticStatus(
                  DiagnosticStatus.WARN,
                  "robot1/slam_robot: robot of a map",
                  "no scan has come",
                  "robot1",
                  List.of(new KeyValue("scans", "0"))));
    }
  }
}
