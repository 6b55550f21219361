package io.drover.bench;

import io.drover.navigation.DecisionSpace;
import io.drover.onboard.scheduler.StateEncoding;
import io.drover.rl.Environment;
import io.drover.rl.flight.DomainRandomisation;
import io.drover.rl.flight.FlightEnvironment;
import io.drover.rl.flight.FlightGenerator;
import io.drover.rl.flight.FlightMix;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Objective;
import io.drover.rl.flight.ScenarioSampler;
import io.drover.rl.flight.TraceSplit;
import java.util.Locale;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Steps of the environment that schedulers learn in, under random actions, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
public class EnvironmentBenchmark {
  private static final int FLIGHTS = 10;
  private static final double EPISODE_SECONDS = 100;

  /** What the policy is told: the paper's state, and ours. */
  @Param({"a3d", "outlook"})
  private String state;

  private final SplittableRandom random = new SplittableRandom(1);
  private Environment environment;

  /** Draws flights, generates traces. */
  @Setup
  public void setUp() {
    DecisionSpace space = DecisionSpace.a3d(448);
    environment =
        new FlightEnvironment(
            FlightSetup.DEFAULT,
            new ScenarioSampler(
                FlightMix.only(FlightGenerator.generate(space, FLIGHTS, 1)),
                TraceSplit.generated(10, 300, 1).train(),
                DomainRandomisation.DEFAULT,
                EPISODE_SECONDS),
            StateEncoding.valueOf(state.toUpperCase(Locale.ROOT)),
            Objective.QON);
    environment.reset(random.nextLong());
  }

  /** One scheduling step; of an episode's last, the beginning of the next with it. */
  @Benchmark
  public Environment.Step step() {
    Environment.Step step = environment.step(random.nextInt(environment.actions()));
    if (step.over()) {
      environment.reset(random.nextLong());
    }
    return step;
  }
}
