package io.drover.rl.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.device.DeviceProfile;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.link.TraceGenerator;
import io.drover.core.time.NanoClock;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.RangeFinder;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.agent.NavigationAgent;
import io.drover.onboard.perception.EdgeCost;
import io.drover.onboard.perception.SimulatedEdge;
import io.drover.onboard.perception.SimulatedPerception;
import io.drover.onboard.replay.ProfileCamera;
import io.drover.onboard.replay.ProfileReference;
import io.drover.onboard.replay.ProfileTable;
import io.drover.onboard.replay.RecordedVehicle;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import io.drover.onboard.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSimulatorTest {
  private static final FlightProfile PROFILE = SyntheticFlights.flight(180, 3);

  private record Frame(
      double captureSeconds,
      double latencySeconds,
      int executed,
      boolean sent,
      long bytes,
      boolean scored,
      boolean success,
      double errorRadians) {}

  @ParameterizedTest
  @CsvSource({
    "HSDPA, 1, true, 0, 0",
    "HSDPA, 2, false, 13.2, 77.7",
    "LTE, 3, true, 50, 0",
    "LTE_DRONE, 4, true, 0, 10.5",
    "LTE_DRONE, 5, true, 91.5, 310.25",
    "NR, 6, true, 0, 0"
  })
  void equalsTheRealControlLoop(
      TraceGenerator.Kind kind, long seed, boolean watched, double start, double offset) {
    BandwidthTrace trace = TraceGenerator.generate(kind, 400, seed);
    Scenario scenario =
        new Scenario(PROFILE, trace, Conditions.NOMINAL, start, Double.POSITIVE_INFINITY, offset);
    requireEqual(
        new RealFlight(PROFILE, trace.shifted(offset), FlightSetup.DEFAULT, 0.03, 4),
        scenario,
        seed,
        watched);
  }

  @ParameterizedTest
  @CsvSource({"0.2, 1.5, 0.7, 1.8, 0.6, 0.06, 1.5", "1.7, 0.6, 1.6, 0.5, 1.9, 0.011, 0.9"})
  void equalsTheRealControlLoopUnderOtherConditions(
      double bytes,
      double speed,
      double rate,
      double drone,
      double edge,
      double rtt,
      double cores) {
    BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.LTE_DRONE, 400, 9);
    Conditions conditions = new Conditions(bytes, speed, rate, drone, edge, rtt, cores);
    FlightSetup base = FlightSetup.DEFAULT;
    FlightSetup scaled =
        new FlightSetup(
            base.agent().withMaxSpeed(base.agent().maxSpeedMetresPerSecond() * speed),
            times(base.drone(), drone),
            times(base.edge(), edge * Math.max(1, 4 / cores)),
            4);
    requireEqual(
        new RealFlight(scaled(PROFILE, bytes, speed), times(trace, rate), scaled, rtt, cores),
        Scenario.whole(PROFILE, trace, conditions),
        11,
        true);
  }

  @Test
  void equalsTheRealControlLoopOnALinkThatCarriesNothing() {
    BandwidthTrace nothing = BandwidthTrace.constant(0);
    requireEqual(
        new RealFlight(PROFILE, nothing, FlightSetup.DEFAULT, 0.03, 4),
        Scenario.whole(PROFILE, nothing, Conditions.NOMINAL),
        5,
        true);
  }

  @Test
  void aShareThatChangesInAStepIsFeltAtOnce() {
    List<Frame> frames = new ArrayList<>();
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    DecisionSpace space = PROFILE.space();
    int offload = space.indexOf(space.reference());
    simulator.start(
        Scenario.whole(PROFILE, BandwidthTrace.constant(100e6), Conditions.NOMINAL),
        true,
        (captured, latency, executed, sent, bytes, scored, success, error) ->
            frames.add(
                new Frame(captured, latency, executed, sent, bytes, scored, success, error)));
    simulator.begin(offload);
    simulator.flyFrame();
    simulator.grant(0, 1, 2);
    simulator.flyFrame();
    double full = FlightSetup.DEFAULT.edge().secondsAt(1);
    assertThat(frames.get(1).latencySeconds() - frames.get(0).latencySeconds())
        .isCloseTo(3 * full, within(0.01));
    simulator.grant(0, 0, 0);
    simulator.flyFrame();
    assertThat(frames.get(2).sent()).isFalse();
    assertThat(space.decision(frames.get(2).executed()).offloaded()).isFalse();
  }

  @Test
  void predictsByWhatItIsTold() {
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    DecisionSpace space = PROFILE.space();
    int offload = space.indexOf(space.reference());
    simulator.start(
        Scenario.whole(PROFILE, BandwidthTrace.constant(100e6), Conditions.NOMINAL),
        true,
        FrameSink.NONE);
    double before = simulator.state().predictedLatencySeconds()[offload];
    simulator.grant(0, 1, 2);
    simulator.run(offload);
    double full = FlightSetup.DEFAULT.edge().secondsAt(1);
    assertThat(simulator.state().predictedLatencySeconds()[offload] - before)
        .isCloseTo(full, within(0.01));
    assertThat(simulator.state().share()).isEqualTo(new ResourceShare(2));
    simulator.grant(0, 0, 0);
    simulator.run(offload);
    assertThat(simulator.state().predictedLatencySeconds()[offload]).isInfinite();
  }

  @ParameterizedTest
  @CsvSource({"1, true", "2, true", "3, false"})
  void equalsTheRealControlLoopWithSeveralEdges(long seed, boolean watched) {
    List<BandwidthTrace> traces =
        List.of(
            TraceGenerator.generate(TraceGenerator.Kind.HSDPA, 400, seed),
            TraceGenerator.generate(TraceGenerator.Kind.LTE, 400, seed),
            TraceGenerator.generate(TraceGenerator.Kind.LTE_DRONE, 400, seed));
    Scenario scenario =
        Scenario.whole(PROFILE, traces.get(0), Conditions.NOMINAL)
            .withFurtherEdges(
                List.of(
                    new EdgeLink(traces.get(1), 33, 1, 1, 0.05, 2),
                    new EdgeLink(traces.get(2), 0, 1, 1.5, 0.02, 4)));
    DeviceProfile device = FlightSetup.DEFAULT.edge();
    requireEqual(
        new RealFlight(
            PROFILE,
            FlightSetup.DEFAULT,
            List.of(
                edge(traces.get(0), 0.03, device, 4),
                edge(traces.get(1).shifted(33), 0.05, times(device, 2), 2),
                edge(traces.get(2), 0.02, times(device, 1.5), 4))),
        scenario,
        seed,
        watched);
  }

  @Test
  void fliesWithOneEdgeAsItDidBeforeThereWereSeveral() {
    BandwidthTrace steps =
        BandwidthTrace.of(
            "steps",
            new double[] {0, 10, 17, 31, 48, 60},
            new double[] {6e6, 5e5, 3e6, 0, 9e6, 6e6});
    Conditions conditions = new Conditions(1.3, 0.8, 0.9, 1.2, 1.1, 0.05, 2);
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    long hash = 7;
    for (long seed = 1; seed <= 3; seed++) {
      FlightProfile profile = SyntheticFlights.flight(180, seed);
      Scenario flight = new Scenario(profile, steps, conditions, 7.5, 150, 4.25);
      simulator.start(flight, seed != 2, FrameSink.NONE);
      SplittableRandom random = new SplittableRandom(seed);
      while (!simulator.over()) {
        simulator.run(random.nextInt(12));
        StepTally tally = simulator.tally();
        DecisionState state = simulator.state();
        hash = 31 * hash + tally.frames();
        hash = 31 * hash + tally.sentFrames();
        hash = 31 * hash + tally.successes();
        hash = 31 * hash + tally.bytes();
        hash = 31 * hash + Double.doubleToLongBits(tally.meanLatencySeconds());
        hash = 31 * hash + Double.doubleToLongBits(state.bandwidthBitsPerSecond());
        hash = 31 * hash + Arrays.hashCode(state.predictedLatencySeconds());
      }
    }
    assertThat(hash).isEqualTo(5327515439921692920L);
  }

  @Test
  void anEdgeThatIsNeverUsedChangesNothingButProbes() {
    BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.HSDPA, 200, 8);
    Scenario one = Scenario.whole(PROFILE, trace, Conditions.NOMINAL);
    Scenario two =
        one.withFurtherEdges(List.of(EdgeLink.of(trace.shifted(50), 0, Conditions.NOMINAL)));
    StepSimulator alone = new StepSimulator(FlightSetup.DEFAULT);
    StepSimulator beside = new StepSimulator(FlightSetup.DEFAULT);
    alone.start(one, false, FrameSink.NONE);
    beside.start(two, true, FrameSink.NONE);
    SplittableRandom random = new SplittableRandom(2);
    while (!alone.over()) {
      int action = 3 + random.nextInt(9);
      alone.run(action);
      beside.run(action);
      assertThat(beside.tally().successes()).isEqualTo(alone.tally().successes());
      assertThat(beside.tally().meanLatencySeconds()).isEqualTo(alone.tally().meanLatencySeconds());
      assertThat(beside.tally().bytes()).isGreaterThan(alone.tally().bytes());
    }
  }

  @Test
  void goesOnFromACopyAsTheOriginalWould() {
    BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.HSDPA, 200, 8);
    StepSimulator original = new StepSimulator(FlightSetup.DEFAULT);
    StepSimulator copy = new StepSimulator(FlightSetup.DEFAULT);
    Scenario flight =
        Scenario.whole(PROFILE, trace, Conditions.NOMINAL)
            .withFurtherEdges(List.of(EdgeLink.of(trace, 70, Conditions.NOMINAL)));
    original.start(flight, true, FrameSink.NONE);
    SplittableRandom random = new SplittableRandom(1);
    while (!original.over()) {
      int action = random.nextInt(flight.space().size());
      copy.copyFrom(original);
      copy.run(action);
      original.run(action);
      assertThat(copy.tally()).usingRecursiveComparison().isEqualTo(original.tally());
      assertThat(copy.over()).isEqualTo(original.over());
    }
  }

  @Test
  void endsAfterItsDurationToTheNearestStep() {
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    Scenario flight =
        new Scenario(PROFILE, BandwidthTrace.constant(4e6), Conditions.NOMINAL, 20, 98.0, 0);
    simulator.start(flight, false, FrameSink.NONE);
    int steps = 0;
    while (!simulator.over()) {
      simulator.run(0);
      steps++;
    }
    assertThat(steps).isEqualTo(20);
  }

  @Test
  void rejectsAStartBehindTheEnd() {
    Scenario late =
        new Scenario(PROFILE, BandwidthTrace.constant(1e6), Conditions.NOMINAL, 181, 100, 0);
    assertThatThrownBy(
            () -> new StepSimulator(FlightSetup.DEFAULT).start(late, true, FrameSink.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void requireEqual(
      RealFlight real, Scenario scenario, long seed, boolean watchesLink) {
    DecisionSpace space = scenario.space();
    RandomScheduler scheduler = new RandomScheduler(space, seed, watchesLink);
    List<FrameRecord> expected = real.fly(scheduler, scenario.startSeconds());

    List<Frame> frames = new ArrayList<>();
    List<DecisionState> states = new ArrayList<>();
    StepSimulator simulator = new StepSimulator(FlightSetup.DEFAULT);
    simulator.start(
        scenario,
        watchesLink,
        (t, l, e, sent, b, s, ok, off) -> frames.add(new Frame(t, l, e, sent, b, s, ok, off)));
    SplittableRandom random = new SplittableRandom(seed);
    while (!simulator.over()) {
      states.add(simulator.state());
      simulator.run(random.nextInt(space.size()));
    }

    assertThat(states).hasSameSizeAs(scheduler.seen).hasSizeGreaterThan(15);
    for (int i = 0; i < states.size(); i++) {
      requireEqual(space, states.get(i), scheduler.seen.get(i));
    }
    assertThat(frames).hasSameSizeAs(expected);
    for (int i = 0; i < frames.size(); i++) {
      Frame frame = frames.get(i);
      FrameRecord record = expected.get(i);
      assertThat(frame.captureSeconds()).isCloseTo(record.captureSeconds(), within(1e-6));
      assertThat(frame.sent()).isEqualTo(record.outcome().sent());
      assertThat(frame.latencySeconds()).isCloseTo(record.latencySeconds(), within(1e-6));
      assertThat(space.decision(frame.executed())).isEqualTo(record.executed());
      assertThat(frame.bytes()).isEqualTo(record.bytesSent());
      assertThat(frame.scored()).isEqualTo(record.referenceSteeringRadians().isPresent());
      assertThat(frame.success()).isEqualTo(record.success());
      if (frame.scored()) {
        double reference = record.referenceSteeringRadians().getAsDouble();
        double steering = record.output().steeringRadians();
        assertThat(frame.errorRadians()).isCloseTo(Math.abs(steering - reference), within(1e-6));
      } else {
        assertThat(frame.errorRadians()).isNaN();
      }
    }
  }

  private static void requireEqual(
      DecisionSpace space, DecisionState actual, DecisionState expected) {
    assertThat(actual.complexity()).isCloseTo(expected.complexity(), within(1e-9));
    assertThat(actual.dynamics()).isCloseTo(expected.dynamics(), within(1e-9));
    assertThat(actual.bandwidthBitsPerSecond())
        .isCloseTo(expected.bandwidthBitsPerSecond(), within(1.0));
    assertThat(actual.share()).isEqualTo(expected.share());
    assertThat(actual.roundTripSeconds()).isCloseTo(expected.roundTripSeconds(), within(1e-9));
    assertThat(actual.lastLatencySeconds()).isCloseTo(expected.lastLatencySeconds(), within(1e-6));
    assertThat(actual.speedMetresPerSecond())
        .isCloseTo(expected.speedMetresPerSecond(), within(1e-6));
    assertThat(actual.output()).isEqualTo(expected.output());
    assertThat(actual.lastAction()).isEqualTo(expected.lastAction());
    RecentPast recent = actual.recent();
    RecentPast known = expected.recent();
    assertThat(recent.bandwidthSpread()).isCloseTo(known.bandwidthSpread(), within(1e-6));
    assertThat(recent.bandwidthTrend()).isCloseTo(known.bandwidthTrend(), within(1e-6));
    assertThat(recent.looks()).isEqualTo(known.looks());
    assertThat(recent.agreement()).isEqualTo(known.agreement());
    assertThat(recent.meanErrorRadians()).containsExactly(known.meanErrorRadians(), within(1e-9));
    assertThat(recent.rootMeanSquareRadians())
        .containsExactly(known.rootMeanSquareRadians(), within(1e-9));
    assertThat(recent.lateErrorRadians()).containsExactly(known.lateErrorRadians(), within(1e-9));
    // times are equal to the nanosecond only, which may move one sample over an edge
    assertThat(recent.persistence()).containsExactly(known.persistence(), within(1 / 16.0));
    assertThat(recent.expectedQuality()).containsExactly(known.expectedQuality(), within(1 / 16.0));
    for (int a = 0; a < space.size(); a++) {
      assertThat(actual.predictedTransmitSeconds()[a] > 0).isEqualTo(space.decision(a).offloaded());
      double seconds = expected.predictedLatencySeconds()[a];
      if (Double.isInfinite(seconds)) {
        assertThat(actual.predictedLatencySeconds()[a]).isInfinite();
      } else {
        assertThat(actual.predictedLatencySeconds()[a])
            .isCloseTo(seconds, within(1e-6 * Math.max(1, seconds)));
      }
    }
  }

  private static DeviceProfile times(DeviceProfile device, double factor) {
    TreeMap<Integer, Double> seconds = new TreeMap<>();
    device.inferenceSeconds().forEach((side, s) -> seconds.put(side, s * factor));
    return new DeviceProfile(seconds);
  }

  private static BandwidthTrace times(BandwidthTrace trace, double factor) {
    int n = (int) Math.round(trace.periodSeconds() / 0.5);
    double[] times = new double[n + 1];
    double[] rates = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      times[i] = 0.5 * i;
      rates[i] = factor * trace.bitsPerSecondAt(times[i]);
    }
    return BandwidthTrace.of(trace.name(), times, rates);
  }

  private static FlightProfile scaled(FlightProfile profile, double byteScale, double speed) {
    int n = profile.frames();
    int actions = profile.space().size();
    double[] times = new double[n];
    double[] steering = new double[n * actions];
    double[] collision = new double[n * actions];
    long[] bytes = new long[n * actions];
    for (int f = 0; f < n; f++) {
      times[f] = profile.timeSeconds(f) / speed;
      for (int a = 0; a < actions; a++) {
        steering[f * actions + a] = profile.steeringRadians(f, a);
        collision[f * actions + a] = profile.collisionProbability(f, a);
        bytes[f * actions + a] = Math.round(profile.bytes(f, a) * byteScale);
      }
    }
    return new FlightProfile("scaled", profile.space(), times, steering, collision, bytes);
  }

  /** The agent that flies, on the same hardware. */
  private record RealFlight(FlightProfile profile, FlightSetup setup, List<SimulatedEdge> edges) {
    RealFlight(
        FlightProfile profile, BandwidthTrace trace, FlightSetup setup, double rtt, double cores) {
      this(profile, setup, List.of(edge(trace, rtt, setup.edge(), cores)));
    }

    List<FrameRecord> fly(Scheduler scheduler, double startSeconds) {
      SteppedClock clock = new SteppedClock(NanoClock.toNanos(startSeconds));
      List<FrameRecord> log = new ArrayList<>();
      DecisionSpace space = profile.space().withEdges(edges.size());
      AgentConfig config = setup.agent().withAids(false, false);
      NavigationAgent agent =
          new NavigationAgent(
              config,
              new NavigationAgent.Parts(
                  clock,
                  space,
                  new ProfileCamera(profile, clock),
                  new RecordedVehicle(),
                  RangeFinder.NONE,
                  new SimulatedPerception(
                      clock, space, new ProfileTable(profile), setup.drone(), edges),
                  scheduler,
                  log::add),
              Optional.of(new ProfileReference(profile)),
              Runnable::run);
      while (agent.doWork()) {
        assertThat(log.size()).isLessThan(100_000);
      }
      agent.finish();
      return log;
    }
  }

  private static SimulatedEdge edge(
      BandwidthTrace trace, double rtt, DeviceProfile device, double cores) {
    return new SimulatedEdge(new LinkModel(trace, rtt / 2), new FixedEdge(device, cores));
  }

  private record FixedEdge(DeviceProfile device, double cores) implements EdgeCost {
    @Override
    public double inferenceSeconds(double scale) {
      return device.secondsAt(scale);
    }

    @Override
    public ResourceShare share() {
      return new ResourceShare(cores);
    }
  }

  private static final class RandomScheduler implements Scheduler {
    private final DecisionSpace space;
    private final SplittableRandom random;
    private final boolean watchesLink;
    private final List<DecisionState> seen = new ArrayList<>();

    RandomScheduler(DecisionSpace space, long seed, boolean watchesLink) {
      this.space = space;
      this.random = new SplittableRandom(seed);
      this.watchesLink = watchesLink;
    }

    @Override
    public Choice decide(DecisionState state) {
      seen.add(state);
      return Choice.of(space.decision(random.nextInt(space.size())));
    }

    @Override
    public boolean watchesLink() {
      return watchesLink;
    }
  }

  private static final class SteppedClock implements NanoClock {
    private long now;

    SteppedClock(long now) {
      this.now = now;
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      now = Math.max(now, nanoTime);
    }
  }
}
