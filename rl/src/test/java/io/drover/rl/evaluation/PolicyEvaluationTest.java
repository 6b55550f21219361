package io.drover.rl.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.navigation.profile.FlightProfile;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.SyntheticFlights;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PolicyEvaluationTest {
  private static final FlightProfile PROFILE = SyntheticFlights.flight(200, 5);

  @Test
  void knowsWhatFollowsFromTheDevices() {
    Map<String, PolicyResult> results = compare(BandwidthTrace.constant(20e6));
    PolicyResult local = results.get("local");
    assertThat(local.latencyMeanSeconds()).isCloseTo(0.7, within(1e-6));
    assertThat(local.latencyP50Seconds()).isCloseTo(0.7, within(1e-6));
    assertThat(local.latencyP95Seconds()).isCloseTo(0.7, within(1e-6));
    assertThat(local.offloadRatio()).isZero();
    assertThat(local.bytesSent()).isZero();
    assertThat(results.get("offload").offloadRatio()).isEqualTo(1);
    assertThat(results.get("static:onboard-448"))
        .usingRecursiveComparison()
        .ignoringFields("policy")
        .isEqualTo(local);
  }

  @Test
  void dynamicIsTheBetterOfLocalAndOffloadOnASteadyLink() {
    Map<String, PolicyResult> fast = compare(BandwidthTrace.constant(20e6));
    assertThat(fast.get("dynamic").qualityOfNavigation())
        .isCloseTo(fast.get("offload").qualityOfNavigation(), within(0.02));
    Map<String, PolicyResult> slow = compare(BandwidthTrace.constant(0.2e6));
    assertThat(slow.get("dynamic").qualityOfNavigation())
        .isCloseTo(slow.get("local").qualityOfNavigation(), within(0.02));
  }

  @Test
  void theBestOfEachStepBeatsEveryPolicy() {
    BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.LTE_DRONE, 200, 4);
    PolicyEvaluation evaluation = evaluation(trace);
    double best = evaluation.bestOfEachStep().qualityOfNavigation();
    assertThat(evaluation.compare(PolicyEvaluation.baselines(PROFILE.space())))
        .hasSize(16)
        .allMatch(result -> result.qualityOfNavigation() < best);
  }

  private static Map<String, PolicyResult> compare(BandwidthTrace trace) {
    return evaluation(trace).compare(PolicyEvaluation.baselines(PROFILE.space())).stream()
        .collect(Collectors.toMap(PolicyResult::policy, Function.identity()));
  }

  private static PolicyEvaluation evaluation(BandwidthTrace trace) {
    return new PolicyEvaluation(
        FlightSetup.DEFAULT, List.of(Scenario.whole(PROFILE, trace, Conditions.NOMINAL)));
  }
}
