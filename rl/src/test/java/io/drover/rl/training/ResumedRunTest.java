package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.flight.SyntheticFlights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResumedRunTest {
  private static final TrainingFlights FLIGHTS =
      TrainingFlights.of(List.of(SyntheticFlights.flight(150, 1)), List.of());
  private static final TrainingGround GROUND = new TrainingGround(FLIGHTS, 8);
  private static final LearningOptions LEARNING =
      LearningOptions.DEFAULT.with(StateEncoding.A3D).withHidden(List.of(16)).withSteps(8_000);

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"RL4J_A3C", "RL4J_DQN"})
  void endsAsIfItHadNotBeenInterrupted(Algorithm algorithm) {
    LearningOptions learning = LEARNING.with(algorithm);
    List<LearningUpdate> whole = new ArrayList<>();
    TrainedPolicy expected =
        Trainers.of(learning, GROUND, Checkpoints.NONE, 3).train(learning.steps(), whole::add);

    List<LearningUpdate> parts = new ArrayList<>();
    for (int interruption : new int[] {1, 5}) {
      assertThatThrownBy(() -> train(learning, true, interruptedAfter(interruption, parts)))
          .hasMessage("interrupted");
    }
    TrainedPolicy resumed = train(learning, true, parts::add);

    assertThat(resumed.weights()).isEqualTo(expected.weights());
    assertThat(resumed.score()).isEqualTo(expected.score());
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void rebuildsAMemoryThatHasForgotten() {
    AggrevateOptions forgetful = new AggrevateOptions(16, 7, 201, 64, 2, 3e-3, 0.001, 0.5, 0, 1, 6);
    List<LearningUpdate> whole = new ArrayList<>();
    TrainedPolicy expected = identity(forgetful, Checkpoints.NONE, whole::add);
    List<LearningUpdate> parts = new ArrayList<>();
    RunCheckpoints checkpoints = checkpoints(LEARNING, true);
    assertThatThrownBy(() -> identity(forgetful, checkpoints, interruptedAfter(4, parts)))
        .hasMessage("interrupted");
    assertThat(identity(forgetful, checkpoints, parts::add).weights())
        .isEqualTo(expected.weights());
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void beginsAnewUnlessToldToGoOn() {
    assertThatThrownBy(() -> train(LEARNING, false, interruptedAfter(2, new ArrayList<>())))
        .hasMessage("interrupted");
    List<LearningUpdate> again = new ArrayList<>();
    assertThatThrownBy(() -> train(LEARNING, false, interruptedAfter(1, again)))
        .hasMessage("interrupted");
    assertThat(again).hasSize(1);
    assertThat(again.get(0).step()).isEqualTo(512);
  }

  @Test
  void namesTheOptionsThatDiffer() {
    assertThatThrownBy(() -> train(LEARNING, false, interruptedAfter(1, new ArrayList<>())))
        .hasMessage("interrupted");
    assertThatThrownBy(() -> train(LEARNING.withSteps(9_000), true, update -> {}))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("steps 8000, not 9000")
        .hasMessageContaining("without resuming");
    assertThatThrownBy(() -> train(LEARNING.with(Algorithm.PPO), true, update -> {}))
        .hasMessageContaining("algorithm aggrevate, not ppo");
    RunDescription other =
        RunDescription.of(
            TrainingFlights.of(List.of(SyntheticFlights.flight(150, 2)), List.of()),
            LEARNING,
            AggrevateOptions.DEFAULT,
            3);
    assertThatThrownBy(() -> new RunCheckpoints(file(), other, true).last())
        .hasMessageContaining("profiles 1 of ");
  }

  @Test
  void saysWhatIsNoCheckpoint() throws IOException {
    Files.writeString(file(), "not a checkpoint");
    assertThatThrownBy(() -> train(LEARNING, true, update -> {}))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("not a checkpoint of this version");
  }

  private TrainedPolicy train(
      LearningOptions learning, boolean resume, Consumer<LearningUpdate> updates) {
    return Trainers.of(learning, GROUND, checkpoints(learning, resume), 3)
        .train(learning.steps(), updates);
  }

  private RunCheckpoints checkpoints(LearningOptions learning, boolean resume) {
    Record options = Trainers.options(learning.algorithm());
    return new RunCheckpoints(file(), RunDescription.of(FLIGHTS, learning, options, 3), resume);
  }

  private Path file() {
    return folder.resolve("run.checkpoint");
  }

  private static TrainedPolicy identity(
      AggrevateOptions options, Checkpoints checkpoints, Consumer<LearningUpdate> updates) {
    List<IdentityEnvironment> environments =
        Stream.generate(IdentityEnvironment::new).limit(options.environments()).toList();
    return new AggrevateTrainer(
            options,
            environments,
            NetworkShape.a3d(4, 4),
            new Validation(IdentityEnvironment::new, 20, 1),
            checkpoints,
            7)
        .train(2_000, updates);
  }

  /** Breaks off when it has heard of so many validations; the last checkpoint is of that one. */
  private static Consumer<LearningUpdate> interruptedAfter(
      int validations, List<LearningUpdate> heard) {
    int until = heard.size() + validations;
    return update -> {
      heard.add(update);
      if (heard.size() == until) {
        throw new IllegalStateException("interrupted");
      }
    };
  }
}
