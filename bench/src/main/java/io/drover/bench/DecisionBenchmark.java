package io.drover.bench;

import io.drover.launch.policy.PolicyNetwork;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.RecentPast;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One scheduling decision of the shipped policy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
public class DecisionBenchmark {
  private NeuralScheduler scheduler;
  private DecisionState state;

  /** Loads the policy. */
  @Setup
  public void setUp() {
    DecisionSpace space = DecisionSpace.a3d(448);
    scheduler = PolicyNetwork.shipped().scheduler(space);
    double[] latency = new double[space.size()];
    for (int a = 0; a < latency.length; a++) {
      latency[a] = 0.05 * (a + 1);
    }
    state =
        new DecisionState(
            0.05,
            0.1,
            2.3e6,
            new ResourceShare(8),
            0.03,
            0.12,
            2.9,
            latency,
            new double[space.size()],
            new NavigationOutput(0.1, 0.2),
            3,
            RecentPast.unknown(12));
  }

  /** Unloads the policy. */
  @TearDown
  public void tearDown() {
    scheduler.close();
  }

  /** One decision. */
  @Benchmark
  public Choice decide() {
    return scheduler.decide(state);
  }
}
