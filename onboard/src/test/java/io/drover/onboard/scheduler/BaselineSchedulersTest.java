package io.drover.onboard.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.navigation.DecisionSpace;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineSchedulersTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);

  @Test
  void localAndOffloadNeverChangeTheirMinds() {
    double[] anything = new double[SPACE.size()];
    assertThat(label(StaticScheduler.local(SPACE), anything)).isEqualTo("onboard-448");
    assertThat(label(StaticScheduler.offload(SPACE), anything)).isEqualTo("edge-448-q95");
    assertThat(StaticScheduler.local(SPACE).watchesLink()).isFalse();
  }

  @Test
  void dynamicTakesTheFasterOfTheTwo() {
    DynamicScheduler dynamic = new DynamicScheduler(SPACE);
    double[] latency = new double[SPACE.size()];
    Arrays.fill(latency, 0.001);
    latency[0] = 0.7;
    latency[3] = 0.5;
    assertThat(label(dynamic, latency)).isEqualTo("edge-448-q95");
    latency[3] = 0.9;
    assertThat(label(dynamic, latency)).isEqualTo("onboard-448");
    latency[3] = Double.POSITIVE_INFINITY;
    assertThat(label(dynamic, latency)).isEqualTo("onboard-448");
    assertThat(dynamic.watchesLink()).isTrue();
  }

  @Test
  void dynamicOffloadsToTheFasterOfTwoEdges() {
    DecisionSpace two = SPACE.withEdges(2);
    double[] latency = new double[two.size()];
    Arrays.fill(latency, 0.001);
    latency[0] = 0.7;
    latency[3] = 0.5;
    latency[12] = 0.4;
    assertThat(label(new DynamicScheduler(two), latency)).isEqualTo("edge2-448-q95");
    latency[12] = 0.6;
    assertThat(label(new DynamicScheduler(two), latency)).isEqualTo("edge-448-q95");
  }

  private static String label(Scheduler scheduler, double[] latency) {
    return scheduler.decide(States.predicting(latency)).decision().label();
  }
}
