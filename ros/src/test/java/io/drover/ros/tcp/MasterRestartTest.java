package io.drover.ros.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.rosgraph_msgs.Clock;
import io.drover.ros.msg.std_msgs.Int32;
import io.drover.ros.msg.std_srvs.Trigger;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a master of its own. */
class MasterRestartTest {
  @TempDir private Path folder;
  private RosCore core;

  @BeforeEach
  void start() throws IOException {
    core = RosCore.start(folder);
  }

  @AfterEach
  void stop() {
    if (core != null) {
      core.close();
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
  }

  @Test
  void nodesOutliveAMasterThatIsKilled() throws Exception {
    try (RosNode a = core.join("a");
        RosNode b = core.join("b");
        ServiceCaller<Trigger.Request, Trigger.Response> caller = b.caller("/go", Trigger.TYPE)) {
      Publisher<Int32> publisher = a.advertise("/x", Int32.TYPE, TopicOptions.queue(10));
      List<Integer> heard = new CopyOnWriteArrayList<>();
      b.subscribe("/x", Int32.TYPE, 10, m -> heard.add(m.data()));
      a.serve("/go", Trigger.TYPE, request -> new Trigger.Response(true, "gone"));
      soon().until(() -> publisher.subscribers() == 1);

      core.kill();
      publisher.publish(new Int32(1));
      soon().until(() -> heard.equals(List.of(1)));

      core.restart();
      MasterClient master = new MasterClient(core.uri(), "/test");
      soon()
          .until(
              () ->
                  master.ask("lookupNode", "/a").isPresent()
                      && master.ask("lookupNode", "/b").isPresent()
                      && master.ask("lookupService", "/go").isPresent());
      assertThat(caller.call(new Trigger.Request(), 10).message()).isEqualTo("gone");
      // who comes now finds those who were there
      try (RosNode c = core.join("c")) {
        List<Integer> late = new CopyOnWriteArrayList<>();
        c.subscribe("/x", Int32.TYPE, 10, m -> late.add(m.data()));
        soon().until(() -> publisher.subscribers() == 2);
        publisher.publish(new Int32(2));
        soon().until(() -> late.equals(List.of(2)) && heard.equals(List.of(1, 2)));
      }
    }
  }

  @Test
  void simulatedTimeIsThatOfTheClockTopic() throws Exception {
    try (RosNode world = core.join("world")) {
      world.parameters().set("/use_sim_time", true);
      Publisher<Clock> clock = world.advertise("/clock", Clock.TYPE, TopicOptions.queue(1));
      try (RosNode node = core.join("robot")) {
        assertThat(node.now()).isEqualTo(RosTime.ZERO);
        soon().until(() -> clock.subscribers() > 0);
        RosTime time = new RosTime(12, 500_000_000);
        soon()
            .until(
                () -> {
                  clock.publish(new Clock(time));
                  return node.now().equals(time);
                });
      }
    }
  }
}
