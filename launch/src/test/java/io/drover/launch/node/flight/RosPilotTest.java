package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.onboard.VelocityCommand;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RosPilotTest {
  private static final VelocityCommand AHEAD = new VelocityCommand(1, 0);

  private final InMemoryBus bus = new InMemoryBus();
  private final NanoClock clock = new WallClock();
  private final RosNode node = bus.join(GraphNames.of("rover", "agent", Map.of()));
  private final List<Twist> told = new CopyOnWriteArrayList<>();

  @Test
  void aPilotThatFailsStopsTheRobotAndTellsTheAgent() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch steered = new CountDownLatch(1);
    bus.join(GraphNames.of("rover", "robot", Map.of()))
        .subscribe(
            "cmd_vel",
            Twist.TYPE,
            10,
            twist -> {
              told.add(twist);
              if (twist.equals(Twists.STOP) && steered.getCount() == 0) {
                stopped.countDown();
              }
            });
    RosPilot pilot =
        new RosPilot(
            node,
            node.advertise("cmd_vel", Twist.TYPE, TopicOptions.queue(1)),
            clock,
            new RosPilot.PilotWatch(List.of(), 60),
            new PoseHistory(),
            Optional.empty(),
            100,
            (position, seconds) -> {
              try {
                steered.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              throw new IllegalStateException("a defect");
            });
    pilot.begin();
    pilot.steer(AHEAD);
    assertThat(told).contains(Twists.of(AHEAD));
    steered.countDown();
    assertThat(stopped.await(60, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> pilot.steer(AHEAD))
        .isInstanceOf(DroverException.class)
        .hasMessage("the pilot failed")
        .hasRootCauseMessage("a defect");
    assertThat(told.get(told.size() - 1)).isEqualTo(Twists.STOP);
    assertThat(pilot.complaints()).anyMatch(why -> why.contains("a defect"));
    pilot.close();
  }
}
