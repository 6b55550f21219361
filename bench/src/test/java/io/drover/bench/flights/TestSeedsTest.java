package io.drover.bench.flights;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.airsim.world.Routes;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceGenerator;
import io.drover.launch.training.ProfileLibrary;
import io.drover.rl.flight.TraceSplit;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSeedsTest {
  /** Of the navigation network that is shipped; see its report. */
  private static final long NAVIGATION_SEED = 1;

  private static final long WORLDS_OF_A_SEED = 1000;

  @Test
  void noTestRouteIsLearntFrom() {
    assertThat(ProfileLibrary.firstRoute(0)).isEqualTo(ProfileLibrary.FIRST_ROUTE);
    assertThat(TestSeeds.route(TestSeeds.MOST)).isLessThan(ProfileLibrary.FIRST_ROUTE);
    assertThat(TestSeeds.route(1)).isGreaterThan((NAVIGATION_SEED + 1) * WORLDS_OF_A_SEED);
  }

  @Test
  void noTestTraceIsLearntFrom() {
    assertThat(TestSeeds.trace(TestTraces.GENERATED_OF_A_KIND))
        .isLessThan(TraceSplit.FIRST_GENERATED_SEED);
    List<String> tested = TestTraces.with(List.of()).stream().map(TestTrace::name).toList();
    for (long seed = 0; seed < 3; seed++) {
      TraceSplit learnt = TraceSplit.generated(40, 300, seed);
      for (List<BandwidthTrace> part :
          List.of(learnt.train(), learnt.validation(), learnt.test())) {
        assertThat(part).extracting(BandwidthTrace::name).doesNotContainAnyElementsOf(tested);
      }
    }
  }

  @Test
  void everySeedHasARouteAndAStartOfItsOwn() {
    assertThat(Routes.random(TestSeeds.route(1), 100).name()).isEqualTo("random-5001");
    assertThat(TestSeeds.traceOffsetSeconds(1)).isZero();
    assertThat(TestSeeds.traceOffsetSeconds(3)).isEqualTo(2 * TestSeeds.traceOffsetSeconds(2));
    assertThat(TestSeeds.flight(1)).isZero();
  }

  @Test
  void everyKindOfLinkIsTested() {
    List<TestTrace> traces = TestTraces.with(List.of());
    for (TraceGenerator.Kind kind : TraceGenerator.Kind.values()) {
      assertThat(traces)
          .filteredOn(trace -> trace.origin() == TestTrace.Origin.GENERATED)
          .filteredOn(trace -> trace.name().matches(kind.label() + "-\\d+"))
          .hasSize(3)
          .allMatch(trace -> trace.trace().periodSeconds() == 300);
    }
    assertThat(traces).filteredOn(t -> t.origin() == TestTrace.Origin.SHIPPED).hasSize(5);
  }
}
