package io.drover.ros.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.ros.RosNode;
import io.drover.ros.RosNodeContract;
import io.drover.ros.message.RosTime;
import io.drover.ros.name.GraphNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InMemoryBusTest extends RosNodeContract {
  private final InMemoryBus bus = new InMemoryBus();

  @Override
  protected RosNode join(GraphNames names) {
    return bus.join(names);
  }

  @Test
  void timeIsWhatATestSays() {
    try (RosNode node = join(GraphNames.of("", "a", Map.of()))) {
      bus.setTime(new RosTime(3, 4));
      assertThat(node.now()).isEqualTo(new RosTime(3, 4));
    }
  }
}
