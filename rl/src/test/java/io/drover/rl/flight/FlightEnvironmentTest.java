package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.Environment;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlightEnvironmentTest {
  private static final List<FlightProfile> PROFILES =
      List.of(SyntheticFlights.flight(300, 1), SyntheticFlights.flight(240, 2));
  private static final List<BandwidthTrace> TRACES = TraceSplit.generated(5, 120, 1).train();

  @Test
  void fliesTwentyStepsAnEpisodeThatIsTruncatedNotTerminated() {
    Environment environment = environment(DomainRandomisation.NONE, StateEncoding.EXTENDED);
    environment.reset(3);
    for (int i = 1; i <= 20; i++) {
      Environment.Step step = environment.step(5);
      assertThat(step.observation()).hasSize(environment.features());
      assertThat(step.reward()).isBetween(0.0, 1.0);
      assertThat(step.terminated()).isFalse();
      assertThat(step.truncated()).isEqualTo(i == 20);
    }
  }

  @Test
  void repeatsAnEpisodeOfTheSameSeed() {
    Environment one = environment(DomainRandomisation.DEFAULT, StateEncoding.EXTENDED);
    Environment other = environment(DomainRandomisation.DEFAULT, StateEncoding.EXTENDED);
    other.reset(99);
    other.step(0);
    assertThat(one.reset(7)).isEqualTo(other.reset(7));
    for (int i = 0; i < 10; i++) {
      assertThat(one.step(i)).usingRecursiveComparison().isEqualTo(other.step(i));
    }
    assertThat(one.reset(8)).isNotEqualTo(other.reset(9));
  }

  @ParameterizedTest
  @EnumSource
  void showsWhatASchedulerWouldSee(StateEncoding encoding) {
    ScenarioSampler sampler =
        new ScenarioSampler(FlightMix.only(PROFILES), TRACES, DomainRandomisation.NONE, 100);
    Environment environment = environment(DomainRandomisation.NONE, encoding);
    StepSimulator flown = new StepSimulator(FlightSetup.DEFAULT);
    flown.start(sampler.draw(new SplittableRandom(6)), true, FrameSink.NONE);
    float[] shown = environment.reset(6);
    for (int i = 0; i < 20; i++) {
      float[] seen = new float[environment.features()];
      encoding.encode(flown.state(), sampler.space(), seen, 0);
      assertThat(shown).isEqualTo(seen);
      flown.run(i % 12);
      shown = environment.step(i % 12).observation();
    }
  }

  @Test
  void foreseesWhatEachActionBringsForEitherObjective() {
    for (Objective objective : Objective.values()) {
      FlightEnvironment environment =
          new FlightEnvironment(
              FlightSetup.DEFAULT,
              new ScenarioSampler(
                  FlightMix.only(PROFILES), TRACES, DomainRandomisation.DEFAULT, 100),
              StateEncoding.A3D,
              objective);
      environment.reset(4);
      for (int i = 0; i < 20; i++) {
        double[] foreseen = environment.foresee();
        int action = i % foreseen.length;
        assertThat(environment.step(action).reward()).isEqualTo(foreseen[action]);
      }
    }
  }

  @Test
  void rewardsALowLatencyWhereThatIsTheObjective() {
    FlightEnvironment environment =
        new FlightEnvironment(
            FlightSetup.DEFAULT,
            new ScenarioSampler(
                FlightMix.only(PROFILES),
                List.of(BandwidthTrace.constant(0)),
                DomainRandomisation.NONE,
                100),
            StateEncoding.A3D,
            Objective.LATENCY);
    environment.reset(1);
    // on board at 448², at 112²
    double[] rewards = environment.foresee();
    assertThat(rewards[0]).isCloseTo(-0.7, within(1e-6));
    assertThat(rewards[2]).isBetween(-0.2, 0.0);
    assertThat(Objective.LATENCY.figure(rewards[0])).isCloseTo(0.7, within(1e-6));
  }

  @Test
  void offersThePapersStateToo() {
    Environment environment = environment(DomainRandomisation.NONE, StateEncoding.A3D);
    assertThat(environment.features()).isEqualTo(4);
    assertThat(environment.reset(1)).hasSize(4);
    assertThat(environment.actions()).isEqualTo(12);
  }

  @Test
  void drawsConditionsInsideTheirRanges() {
    SplittableRandom random = new SplittableRandom(1);
    int nominal = 0;
    for (int i = 0; i < 1000; i++) {
      Conditions conditions = DomainRandomisation.DEFAULT.draw(random);
      assertThat(conditions.byteScale()).isBetween(0.1, 2.0);
      assertThat(conditions.playbackSpeed()).isBetween(0.5, 2.0);
      assertThat(conditions.roundTripSeconds()).isBetween(0.01, 0.08);
      assertThat(conditions.cores()).isBetween(0.8, 4.0);
      nominal += conditions.equals(Conditions.NOMINAL) ? 1 : 0;
    }
    assertThat(nominal).isBetween(200, 300);
  }

  @Test
  void splitsTracesWhole() {
    TraceSplit split = TraceSplit.generated(10, 60, 3);
    assertThat(split.train()).hasSize(24);
    assertThat(split.validation()).hasSize(8);
    assertThat(split.test()).hasSize(8);
    List<String> names =
        List.of(split.train(), split.validation(), split.test()).stream()
            .flatMap(List::stream)
            .map(BandwidthTrace::name)
            .toList();
    assertThat(names).doesNotHaveDuplicates();
    List<BandwidthTrace> few = split.test().subList(0, 2);
    assertThat(split.and(TraceSplit.of(few, 1)).train()).hasSize(26);
  }

  @Test
  void rejectsARangeThatIsNone() {
    assertThatThrownBy(() -> new Range(2, 1)).hasMessageContaining("0 < min ≤ max");
    assertThatThrownBy(() -> new Range(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Environment environment(
      DomainRandomisation randomisation, StateEncoding encoding) {
    return new FlightEnvironment(
        FlightSetup.DEFAULT,
        new ScenarioSampler(FlightMix.only(PROFILES), TRACES, randomisation, 100),
        encoding,
        Objective.QON);
  }
}
