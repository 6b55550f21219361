package io.drover.onboard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.ManualClock;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.FlightCommand;
import io.drover.onboard.command.FlightOrder;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.scheduler.StaticScheduler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class CommandedAgentTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  /** v_max · (1 − p) as the scripted network sees it. */
  private static final double CRUISE = 3 * 0.75;

  private final ManualClock clock = new ManualClock();
  private final ScriptedPerception perception = new ScriptedPerception(clock);
  private final Queue<FlightOrder> waiting = new ArrayDeque<>();
  private final List<String> answers = new ArrayList<>();
  private final List<FrameRecord> log = new ArrayList<>();
  private final List<VelocityCommand> flown = new ArrayList<>();
  private long captured;

  private final NavigationAgent agent =
      new NavigationAgent(
          AgentConfig.DEFAULT.withAids(false, false),
          new NavigationAgent.Parts(
              clock,
              SPACE,
              () ->
                  Optional.of(new CapturedFrame(captured++, clock.seconds(), 0, Optional.empty())),
              new Recorder(),
              RangeFinder.NONE,
              perception,
              StaticScheduler.local(SPACE),
              log::add,
              () -> Optional.ofNullable(waiting.poll())),
          Optional.empty(),
          Runnable::run);

  private final class Recorder implements Vehicle {
    @Override
    public void steer(VelocityCommand command) {
      flown.add(command);
    }

    @Override
    public double headingRadians() {
      return 0;
    }
  }

  private void tell(String name, FlightCommand command) {
    waiting.add(
        new FlightOrder() {
          @Override
          public FlightCommand command() {
            return command;
          }

          @Override
          public void done() {
            answers.add(name + " done");
          }

          @Override
          public void failed(String reason) {
            answers.add(name + " failed");
          }
        });
  }

  private void frames(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(agent.doWork()).isTrue();
    }
  }

  private FrameRecord record(int frame) {
    // a record is complete with the next frame
    while (log.size() <= frame) {
      frames(1);
    }
    return log.get(frame);
  }

  @Test
  void standsStillWhileItIsHeldAndGoesOnSeeingAndDeciding() {
    frames(2);
    tell("hold", new FlightCommand.Hold());
    frames(60);
    assertThat(answers).containsExactly("hold done");
    assertThat(flown.subList(2, 62)).containsOnly(VelocityCommand.STOP);
    assertThat(record(1).orders()).isEqualTo(StandingOrders.NONE);
    assertThat(record(2).orders().hold()).isTrue();
    assertThat(record(2).command()).isEqualTo(VelocityCommand.STOP);
    assertThat(record(61).state()).isNotSameAs(record(2).state());
    // two of its fifty frames were flown before
    assertThat(record(61).state().speedMetresPerSecond()).isCloseTo(2 * CRUISE / 50, within(1e-9));

    tell("resume", new FlightCommand.Resume());
    frames(1);
    assertThat(flown.get(flown.size() - 1).forwardMetresPerSecond()).isEqualTo(CRUISE);
  }

  @Test
  void fliesNoFasterThanItsLimit() {
    tell("limit", new FlightCommand.SpeedLimit(OptionalDouble.of(1.25)));
    frames(1);
    tell("wide", new FlightCommand.SpeedLimit(OptionalDouble.of(2.9)));
    frames(1);
    tell("none", new FlightCommand.SpeedLimit(OptionalDouble.empty()));
    frames(1);
    assertThat(flown)
        .extracting(VelocityCommand::forwardMetresPerSecond)
        .containsExactly(1.25, CRUISE, CRUISE);
    assertThat(record(0).orders().speedLimitMetresPerSecond()).hasValue(1.25);
    assertThat(record(2).orders()).isEqualTo(StandingOrders.NONE);
    assertThat(answers).containsExactly("limit done", "wide done", "none done");
  }

  @Test
  void anotherPolicyDecidesAfterTheFrameUnderWay() {
    frames(1);
    tell("policy", new FlightCommand.Policy("offload", StaticScheduler.offload(SPACE)));
    tell("hold", new FlightCommand.Hold());
    frames(1);
    assertThat(answers).containsExactly("policy done");
    assertThat(record(1).choice().decision()).isEqualTo(SPACE.local());
    assertThat(record(1).orders()).isEqualTo(StandingOrders.NONE);
    assertThat(record(2).choice().decision()).isEqualTo(SPACE.reference());
    assertThat(record(2).orders().policy()).contains("offload");
    assertThat(record(2).orders().hold()).isTrue();
    assertThat(perception.glances.get(1)).isCloseTo(0.1, within(0.01));
    // and keeps its choice for a whole step
    assertThat(perception.glances).hasSize(2);
    frames(60);
    assertThat(record(60).choice().decision()).isEqualTo(SPACE.reference());
  }

  @Test
  void endsWhenItShallLandAndLeavesTheAnswerToWhoLandsIt() {
    frames(3);
    tell("land", new FlightCommand.Land());
    tell("hold", new FlightCommand.Hold());
    assertThat(agent.doWork()).isFalse();
    assertThat(captured).isEqualTo(3);
    agent.finish();
    assertThat(log).hasSize(3);
    assertThat(flown.get(3)).isEqualTo(VelocityCommand.STOP);
    assertThat(answers).isEmpty();
    agent.landing().orElseThrow().done();
    assertThat(answers).containsExactly("land done");
    assertThat(waiting).hasSize(1);
  }
}
