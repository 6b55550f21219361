package io.drover.onboard.perception;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.link.TraceGenerator;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.CapturedFrame;
import io.drover.onboard.ManualClock;
import io.drover.onboard.perception.OffloadOutcome.Answered;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two links that come and go against either of them alone, frames of 80 kB for five minutes. */
class SeveralEdgesTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final CapturedFrame FRAME = new CapturedFrame(0, 0, 0, Optional.empty());
  private static final long BYTES = 80_000;
  private static final double FLIGHT_SECONDS = 300;
  private static final int FLIGHTS = 10;

  private final AtomicInteger handovers = new AtomicInteger();

  @Test
  void fewerFramesAreLostThanOverEitherLinkAlone() {
    double first = 0;
    double second = 0;
    double both = 0;
    for (int flight = 0; flight < FLIGHTS; flight++) {
      BandwidthTrace one = TraceGenerator.generate(TraceGenerator.Kind.LTE, 900, flight);
      BandwidthTrace other = TraceGenerator.generate(TraceGenerator.Kind.LTE, 900, 100 + flight);
      first += lost(List.of(one));
      second += lost(List.of(other));
      both += lost(List.of(one, other));
    }
    assertThat(Math.min(first, second) / FLIGHTS).as("there is something to lose").isPositive();
    assertThat(both).isLessThan(Math.min(first, second) / 4);
    assertThat(handovers.get() / (double) FLIGHTS).as("handovers a flight").isBetween(1.0, 20.0);
  }

  /** The share of the frames that no edge answered. */
  private double lost(List<BandwidthTrace> links) {
    ManualClock clock = new ManualClock();
    SimulatedPerception perception =
        new SimulatedPerception(
            clock,
            SPACE,
            new Frames(),
            DeviceProfile.JETSON_NANO_LIKE,
            links.stream()
                .map(trace -> new SimulatedEdge(new LinkModel(trace, 0.015), new Idle()))
                .toList());
    perception.observeLink(FRAME);
    int frames = 0;
    int lost = 0;
    while (clock.seconds() < FLIGHT_SECONDS) {
      frames++;
      if (!(perception.offload(FRAME, SPACE.reference(), 1) instanceof Answered)) {
        lost++;
        perception.onboard(FRAME, SPACE.lowestResolution());
      }
    }
    return (double) lost / frames;
  }

  /** All of the same size. */
  private static final class Frames implements InferenceTable {
    @Override
    public NavigationOutput output(CapturedFrame frame, int action) {
      return new NavigationOutput(0, 0);
    }

    @Override
    public long bytes(CapturedFrame frame, int action) {
      return BYTES;
    }
  }

  /** An edge that nobody else uses. */
  private final class Idle implements EdgeCost {
    @Override
    public double inferenceSeconds(double scale) {
      return DeviceProfile.CPU_EDGE.secondsAt(scale);
    }

    @Override
    public ResourceShare share() {
      return new ResourceShare(DeviceProfile.CPU_EDGE_CORES);
    }

    @Override
    public void entered() {
      handovers.incrementAndGet();
    }
  }
}
