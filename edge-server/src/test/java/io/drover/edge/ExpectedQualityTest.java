package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.id.DroneId;
import io.drover.core.time.WallClock;
import io.drover.edge.allocation.AgnosticAllocator;
import io.drover.edge.allocation.QualityAllocator;
import io.drover.edge.allocation.ResourceAllocator;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.QualityCurve;
import io.drover.navigation.v1.Share;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What drones say that they expect decides who gets what. */
@Timeout(30)
class ExpectedQualityTest {
  private static EdgeFixture edge(ResourceAllocator allocator) {
    return new EdgeFixture(
        EdgeFixture.anyName(),
        new WallClock(),
        EmbeddedOptions.DEFAULT.withGoverned(false),
        options -> options,
        parts -> parts.allocator(allocator));
  }

  private static InferRequest expecting(String drone, List<Double> cores, List<Double> quality) {
    LinkReport.Builder link =
        LinkReport.newBuilder()
            .setUplinkBitsPerSecond(5e6)
            .setRoundTripSeconds(0.01)
            .setOffloadRatio(1)
            .setExpectedQuality(
                QualityCurve.newBuilder().addAllCores(cores).addAllQuality(quality));
    return EdgeFixture.frame(drone, 1, Jpegs.square(16)).toBuilder().setLink(link).build();
  }

  @Test
  void coresGoToTheDroneThatExpectsMostOfThem() {
    try (EdgeFixture f = edge(new QualityAllocator())) {
      f.stub().infer(expecting("needy", List.of(0.0, 4.0), List.of(0.2, 0.9)));
      f.stub().infer(expecting("content", List.of(0.0, 1.0), List.of(0.8, 0.85)));
      f.beat();
      assertThat(f.edge.shares().get(new DroneId("needy")).cores()).isCloseTo(4, within(1e-9));
      assertThat(f.edge.shares().get(new DroneId("content")).cores()).isZero();
    }
  }

  @Test
  void aDroneHearsWhatTheAllocatorHasItBelieve() {
    try (EdgeFixture f = edge(new AgnosticAllocator())) {
      f.infer("drone1");
      Share told = f.infer("drone2").getShare();
      assertThat(told.getCores()).isEqualTo(4);
      assertThat(told.getFullCores()).isEqualTo(1);
      assertThat(f.edge.shares().get(new DroneId("drone2")).cores()).isEqualTo(2);
    }
  }

  @Test
  void expectationsThatCannotBeAreRefused() {
    try (EdgeFixture f = edge(new QualityAllocator())) {
      assertThatThrownBy(() -> f.stub().infer(expecting("d", List.of(0.0, 1.0), List.of(0.9, 0.1))))
          .hasMessageContaining("INVALID_ARGUMENT: the expected quality is refused")
          .hasMessageContaining("never falls");
      assertThatThrownBy(() -> f.stub().infer(expecting("d", List.of(Double.NaN), List.of(0.5))))
          .hasMessageContaining("INVALID_ARGUMENT");
      assertThatThrownBy(
              () ->
                  f.stub()
                      .infer(
                          expecting(
                              "d",
                              IntStream.range(0, 33).mapToObj(i -> (double) i).toList(),
                              IntStream.range(0, 33).mapToObj(i -> 0.5).toList())))
          .hasMessageContaining("more than 32 points");
    }
  }
}
