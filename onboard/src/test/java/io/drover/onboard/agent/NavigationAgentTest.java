package io.drover.onboard.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.ManualClock;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.OffloadOutcome;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NavigationAgentTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final Offset<Double> NANOS = within(5e-9);
  private static final OffloadDecision LOWEST_ONBOARD =
      OffloadDecision.onboard(SPACE.lowestResolution());

  private final ManualClock clock = new ManualClock();
  private final ScriptedPerception perception = new ScriptedPerception(clock);
  private final List<FrameRecord> log = new ArrayList<>();
  private final List<DecisionState> states = new ArrayList<>();
  private final List<VelocityCommand> commands = new ArrayList<>();
  private OffloadDecision wanted = SPACE.local();
  private boolean watchesLink;
  private double turnedAtCommand;
  private double freeMetres = Double.POSITIVE_INFINITY;

  @Test
  void decidesOncePerStepAndKeepsToIt() {
    fly(plain(), 120, Optional.empty());
    // 0.1 s a frame, 5 s a step
    assertThat(states).hasSize(3);
    assertThat(perception.glances.get(1)).isCloseTo(5.0, within(0.11));
    assertThat(log.subList(0, 50)).extracting(FrameRecord::state).containsOnly(states.get(0));
    assertThat(log.get(60).state()).isSameAs(states.get(1));
  }

  @Test
  void tellsTheSchedulerWhatTheStepWasLike() {
    fly(plain(), 60, Optional.empty());
    DecisionState first = states.get(0);
    assertThat(first.complexity()).isCloseTo(0.2, NANOS);
    assertThat(first.dynamics()).isZero();
    assertThat(first.lastLatencySeconds()).isZero();
    assertThat(first.bandwidthBitsPerSecond()).isEqualTo(2e6);
    assertThat(first.share()).isEqualTo(new ResourceShare(1.5));
    assertThat(first.predictedLatencySeconds()).hasSize(12).startsWith(0.7, 0.2, 0.05);
    DecisionState second = states.get(1);
    assertThat(second.lastLatencySeconds()).isCloseTo(0.1, NANOS);
    assertThat(second.speedMetresPerSecond()).isCloseTo(3 * 0.75, NANOS);
  }

  @Test
  void recordsEachFrameOnceAndWhole() {
    fly(plain(), 10, Optional.of(scene -> 0.1));
    assertThat(log).hasSize(10);
    assertThat(log)
        .extracting(FrameRecord::frame)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    FrameRecord record = log.get(3);
    assertThat(record.captureSeconds()).isCloseTo(0.3, NANOS);
    assertThat(record.latencySeconds()).isCloseTo(0.1, NANOS);
    assertThat(record.effectSeconds()).isCloseTo(0.4, NANOS);
    assertThat(record.executed()).isEqualTo(SPACE.local());
    assertThat(record.choice().decision()).isEqualTo(SPACE.local());
    assertThat(record.outcome()).isEqualTo(FrameOutcome.ONBOARD);
    assertThat(record.output()).isEqualTo(perception.output);
    assertThat(record.command()).isEqualTo(commands.get(3));
    assertThat(record.bytesSent()).isZero();
  }

  @Test
  void scoresAgainstTheSceneInWhichTheCommandTookEffect() {
    perception.output = new NavigationOutput(0.2, 0);
    // θ_gt falls by 0.2 rad/s: after five frames the fixed 0.2 rad is off by more than ε
    fly(plain(), 10, Optional.of(scene -> 0.2 - 0.2 * scene.timeSeconds()));
    for (int i = 0; i < 9; i++) {
      assertThat(log.get(i).referenceSteeringRadians().orElseThrow())
          .isCloseTo(0.2 - 0.02 * (i + 1), NANOS);
      assertThat(log.get(i).success()).as("frame %d", i).isEqualTo(i < 6);
    }
    assertThat(log.get(9).referenceSteeringRadians()).isEmpty();
    assertThat(log.get(9).success()).isFalse();
  }

  @Test
  void takesTheEdgesAnswerAndItsBytes() {
    wanted = SPACE.reference();
    StageTimes stages = new StageTimes(0.01, 0.2, 0.05, 0.08, 0);
    perception.edge =
        new OffloadOutcome.Answered(
            new NavigationOutput(-0.4, 0), stages, 50_000, new ResourceShare(1));
    perception.edgeSeconds = 0.34;
    fly(plain(), 2, Optional.empty());
    FrameRecord record = log.get(0);
    assertThat(record.outcome()).isEqualTo(FrameOutcome.EDGE);
    assertThat(record.executed()).isEqualTo(SPACE.reference());
    assertThat(record.output().steeringRadians()).isEqualTo(-0.4);
    assertThat(record.stages()).isEqualTo(stages);
    assertThat(record.bytesSent()).isEqualTo(50_000);
    assertThat(record.latencySeconds()).isCloseTo(0.34, NANOS);
    assertThat(record.command().yawRateRadiansPerSecond()).isNegative();
  }

  @Test
  void fallsBackOnBoardInsideTheFrameWhenTheDeadlineIsMissed() {
    wanted = SPACE.reference();
    perception.edge = new OffloadOutcome.DeadlineMissed(50_000, 0.5);
    perception.edgeSeconds = 60;
    fly(plain().withDeadline(0.5), 2, Optional.empty());
    assertFallback(FrameOutcome.DEADLINE_FALLBACK, LOWEST_ONBOARD, 0.5, 50_000);
    assertThat(log.get(0).latencySeconds()).isCloseTo(0.6, NANOS);
  }

  @Test
  void fallsBackOnBoardInsideTheFrameWhenTheEdgeIsGone() {
    wanted = SPACE.reference();
    perception.edge = new OffloadOutcome.Unreachable(100, 0.02, "gone");
    perception.edgeSeconds = 0.02;
    fly(plain(), 2, Optional.empty());
    // at the resolution that was chosen, for which 0.7 s are expected and 0.98 s left
    assertFallback(FrameOutcome.UNREACHABLE_FALLBACK, SPACE.local(), 0.02, 100);
    assertThat(log.get(0).latencySeconds()).isCloseTo(0.12, NANOS);
  }

  @Test
  void fallsBackOnBoardAtOnceWhenTheLinkIsBusy() {
    wanted = SPACE.reference();
    fly(plain(), 2, Optional.empty());
    assertFallback(FrameOutcome.LINK_BUSY_FALLBACK, SPACE.local(), 0, 0);
    assertThat(log.get(0).latencySeconds()).isCloseTo(0.1, NANOS);
    fly(plain().withDeadline(0.6), 2, Optional.empty());
    assertFallback(FrameOutcome.LINK_BUSY_FALLBACK, LOWEST_ONBOARD, 0, 0);
  }

  private void assertFallback(
      FrameOutcome outcome, OffloadDecision instead, double waitedSeconds, long bytes) {
    FrameRecord record = log.get(0);
    assertThat(record.outcome()).isEqualTo(outcome);
    assertThat(record.choice().decision()).isEqualTo(SPACE.reference());
    assertThat(record.executed()).isEqualTo(instead);
    assertThat(record.stages().waitedSeconds()).isCloseTo(waitedSeconds, NANOS);
    assertThat(record.stages().inferenceSeconds()).isCloseTo(0.09, NANOS);
    assertThat(record.bytesSent()).isEqualTo(bytes);
  }

  @Test
  void measuresAnUnusedLinkOnceASecondForSchedulersThatWatchIt() {
    watchesLink = true;
    fly(plain(), 35, Optional.empty());
    assertThat(perception.probes).hasSize(4);
    assertThat(perception.probes.get(1)).isCloseTo(1, within(0.11));
    assertThat(log.get(0).bytesSent()).isEqualTo(4096);
    assertThat(log.get(1).bytesSent()).isZero();
  }

  @Test
  void probesNeitherAUsedLinkNorForSchedulersThatDoNotCare() {
    fly(plain(), 35, Optional.empty());
    assertThat(perception.probes).isEmpty();
    watchesLink = true;
    wanted = SPACE.reference();
    fly(plain(), 35, Optional.empty());
    assertThat(perception.probes).isEmpty();
  }

  @Test
  void commandsTheNetworksOwnOutputWithoutTheAids() {
    freeMetres = 0.6;
    turnedAtCommand = 0.2;
    fly(plain(), 2, Optional.empty());
    SteeringLaw law = new SteeringLaw(plain());
    assertThat(commands.get(0)).isEqualTo(law.command(0.2, 3 * 0.75));
  }

  @Test
  void correctsTheCommandForTheTurnSinceCaptureButNotTheRecordedOutput() {
    turnedAtCommand = 0.2;
    fly(plain().withAids(false, true), 2, Optional.empty());
    assertThat(commands.get(0).yawRateRadiansPerSecond()).isCloseTo(0, NANOS);
    assertThat(log.get(0).output().steeringRadians()).isEqualTo(0.2);
  }

  @Test
  void slowsDownForWhatIsAhead() {
    freeMetres = 0.7;
    fly(plain().withAids(true, false), 2, Optional.empty());
    // (0.7 − 0.5) m in the 0.7 s that the next command is expected to take
    assertThat(commands.get(0).forwardMetresPerSecond()).isCloseTo(0.2 / 0.7, within(1e-6));
  }

  @Test
  void slowsDownForAFrameThatMayMissItsDeadline() {
    freeMetres = 1.55;
    wanted = SPACE.reference();
    fly(plain().withAids(true, false), 2, Optional.empty());
    // 1.05 m in the deadline's 1 s and the 0.05 s on board after it
    assertThat(commands.get(0).forwardMetresPerSecond()).isCloseTo(1, within(1e-6));
  }

  @Test
  void stopsTheVehicleAtTheEnd() {
    NavigationAgent agent = agent(plain(), 3, Optional.empty());
    assertThat(agent.doWork()).isTrue();
    agent.finish();
    assertThat(commands.get(1)).isEqualTo(VelocityCommand.STOP);
    assertThat(log).hasSize(1);
    agent.finish();
    assertThat(log).hasSize(1);
  }

  private static AgentConfig plain() {
    return AgentConfig.DEFAULT.withAids(false, false);
  }

  private void fly(AgentConfig config, int frames, Optional<Reference> reference) {
    log.clear();
    commands.clear();
    NavigationAgent agent = agent(config, frames, reference);
    int flown = 0;
    while (agent.doWork()) {
      flown++;
    }
    assertThat(flown).isEqualTo(frames);
  }

  private NavigationAgent agent(AgentConfig config, int frames, Optional<Reference> reference) {
    long[] next = {0};
    return new NavigationAgent(
        config,
        new NavigationAgent.Parts(
            clock,
            SPACE,
            () ->
                next[0] == frames
                    ? Optional.empty()
                    : Optional.of(
                        new CapturedFrame(next[0]++, clock.seconds(), 0, Optional.empty())),
            new RecordingVehicle(),
            () -> freeMetres,
            perception,
            new ScriptedScheduler(),
            log::add),
        reference,
        Runnable::run);
  }

  private final class RecordingVehicle implements Vehicle {
    @Override
    public void steer(VelocityCommand command) {
      commands.add(command);
    }

    @Override
    public double headingRadians() {
      return turnedAtCommand;
    }
  }

  private final class ScriptedScheduler implements Scheduler {
    @Override
    public Choice decide(DecisionState state) {
      states.add(state);
      return Choice.of(wanted);
    }

    @Override
    public boolean watchesLink() {
      return watchesLink;
    }
  }
}
