package io.drover.rl.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.scheduler.StaticScheduler;
import io.drover.rl.flight.Conditions;
import io.drover.rl.flight.FlightSetup;
import io.drover.rl.flight.Scenario;
import io.drover.rl.flight.SyntheticFlights;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  void scoresByStepsAndByFrames() {
    PolicyResult offload = compare(BandwidthTrace.constant(3e6)).get("offload");
    double[] error = offload.frames().errorRadians();
    long fitting = Arrays.stream(error).filter(radians -> radians <= 0.13).count();
    assertThat(offload.frameQuality()).isEqualTo((double) fitting / error.length);
    // the command of the profile's last frame comes after its end
    assertThat(offload.frames().latencySeconds()).hasSize(error.length + 1);
    assertThat(offload.qualityOfNavigation())
        .isNotEqualTo(offload.frameQuality())
        .isCloseTo(offload.frameQuality(), within(0.05));
  }

  @Test
  void tellsWhatEachFlightCameTo() {
    List<Scenario> flights =
        Stream.of(1e6, 3e6, 20e6)
            .map(BandwidthTrace::constant)
            .map(trace -> Scenario.whole(PROFILE, trace, Conditions.NOMINAL))
            .toList();
    PolicyResult all = offload(flights);
    assertThat(all.flights()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      PolicyResult one = offload(flights.subList(i, i + 1));
      assertThat(all.qualityByFlight()[i]).isEqualTo(one.qualityOfNavigation());
      assertThat(all.frameQualityByFlight()[i]).isEqualTo(one.frameQuality());
      assertThat(all.latencyByFlight()[i]).isCloseTo(one.latencyMeanSeconds(), within(1e-12));
    }
    assertThat(all.qualityOfNavigation())
        .isEqualTo(Arrays.stream(all.qualityByFlight()).average().orElseThrow());
    assertThat(all.latencyByFlight()).isSortedAccordingTo(Comparator.reverseOrder());
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
    double best = Oracle.ofEachStep(FlightSetup.DEFAULT).fly(flights(trace)).qualityOfNavigation();
    assertThat(evaluation.compare(PolicyEvaluation.baselines(PROFILE.space())))
        .hasSize(16)
        .allMatch(result -> result.qualityOfNavigation() < best);
  }

  @Test
  void anActionThatIsHeldIsItsStaticScheduler() {
    PolicyEvaluation evaluation = evaluation(BandwidthTrace.constant(3e6));
    Map<String, PolicyResult> results = compare(BandwidthTrace.constant(3e6));
    for (OffloadDecision decision : PROFILE.space().decisions()) {
      assertThat(evaluation.hold(decision))
          .usingRecursiveComparison()
          .isEqualTo(results.get("static:" + decision.label()));
    }
  }

  private static Map<String, PolicyResult> compare(BandwidthTrace trace) {
    return evaluation(trace).compare(PolicyEvaluation.baselines(PROFILE.space())).stream()
        .collect(Collectors.toMap(PolicyResult::policy, Function.identity()));
  }

  private static PolicyResult offload(List<Scenario> flights) {
    return new PolicyEvaluation(FlightSetup.DEFAULT, flights)
        .fly("offload", () -> StaticScheduler.offload(PROFILE.space()));
  }

  private static PolicyEvaluation evaluation(BandwidthTrace trace) {
    return new PolicyEvaluation(FlightSetup.DEFAULT, flights(trace));
  }

  private static List<Scenario> flights(BandwidthTrace trace) {
    return List.of(Scenario.whole(PROFILE, trace, Conditions.NOMINAL));
  }
}
