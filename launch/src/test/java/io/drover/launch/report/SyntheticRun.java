package io.drover.launch.report;

import io.drover.airsim.world.Route;
import io.drover.airsim.world.Routes;
import io.drover.core.device.DeviceProfile;
import io.drover.core.geometry.Vector2;
import io.drover.core.id.EdgeId;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.LinkModel;
import io.drover.core.link.TraceGenerator;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.navigation.QualityOfNavigation;
import io.drover.navigation.ResourceShare;
import io.drover.onboard.FrameRecord;
import io.drover.onboard.VelocityCommand;
import io.drover.onboard.command.StandingOrders;
import io.drover.onboard.perception.FrameOutcome;
import io.drover.onboard.perception.StageTimes;
import io.drover.onboard.scheduler.Choice;
import io.drover.onboard.scheduler.DecisionState;
import io.drover.onboard.scheduler.RecentPast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * Flights that never happened: plausible records along a route, from a seed, without any network or
 * world. A drone strays the more, the longer its frames take.
 */
public final class SyntheticRun {
  public static final DecisionSpace SPACE = DecisionSpace.a3d(448);
  private static final int[] BYTES = {
    60_000, 22_000, 6_000, 18_000, 7_000, 2_200, 6_000, 2_600, 1_000
  };

  private final Route route;
  private final List<String> policies;
  private final BandwidthTrace trace = TraceGenerator.generate(TraceGenerator.Kind.HSDPA, 600, 11);

  SyntheticRun(List<String> policies) {
    this(policies, Routes.named("coastline"));
  }

  SyntheticRun(List<String> policies, Route route) {
    this.policies = policies;
    this.route = route;
  }

  RunReport report(int flights, int drones) {
    List<ReportedFlight> flown = new ArrayList<>();
    Map<String, List<FlightFigures>> figures = new LinkedHashMap<>();
    for (int flight = 0; flight < flights; flight++) {
      for (int p = 0; p < policies.size(); p++) {
        for (int drone = 1; drone <= drones; drone++) {
          FlightLabel label = new FlightLabel(policies.get(p), flight, "drone" + drone);
          ReportedFlight one =
              new Flight(label, p, trace.shifted(97.0 * flight + 679.0 * drone)).fly();
          flown.add(one);
          figures
              .computeIfAbsent(policies.get(p), name -> new ArrayList<>())
              .add(
                  FlightFigures.of(
                      one.records(), one.distanceMetres(), one.end().equals("completed") ? 1 : 0));
        }
      }
    }
    Map<String, FlightFigures> means = new LinkedHashMap<>();
    figures.forEach((policy, all) -> means.put(policy, FlightFigures.mean(all)));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("Top speed", "3.0 m/s");
    settings.put("Uplink", trace.name());
    return new RunReport("simulated", settings, Optional.of(route), 0.13, SPACE, means, flown);
  }

  /** One flight of a policy that weighs alternatives. */
  public static ReportedFlight flight() {
    return new SyntheticRun(List.of("a3d")).report(1, 1).flights().get(0);
  }

  private final class Flight {
    private final FlightLabel label;
    private final int kind;
    private final BandwidthTrace link;
    private final LinkModel uplink;
    private final SplittableRandom random;
    private final List<FrameRecord> records = new ArrayList<>();
    private final List<Vector2> positions = new ArrayList<>();
    private final List<Vector2> track = new ArrayList<>();
    private DecisionState state;
    private Choice choice;
    private double arcMetres;
    private double lateralMetres;
    private double lastLatencySeconds;

    Flight(FlightLabel label, int kind, BandwidthTrace link) {
      this.label = label;
      this.kind = kind % 4;
      this.link = link;
      this.uplink = new LinkModel(link, 0.015);
      this.random = new SplittableRandom(label.flight() * 31L + label.drone().hashCode() + kind);
    }

    ReportedFlight fly() {
      double time = 2;
      double nextDecision = time;
      while (arcMetres < route.lengthMetres() && Math.abs(lateralMetres) <= 2.5 && time < 630) {
        if (time >= nextDecision) {
          decide(time);
          nextDecision += 5;
        }
        time += frame(time);
      }
      String end =
          Math.abs(lateralMetres) > 2.5
              ? "departed"
              : arcMetres >= route.lengthMetres() ? "completed" : "timed out";
      double distance = Math.min(arcMetres, route.lengthMetres());
      return new ReportedFlight(label, end, distance, records, positions, track, List.of(link));
    }

    private void decide(double time) {
      double bandwidth = link.bitsPerSecondAt(time) * random.nextDouble(0.85, 1.15);
      double[] predicted = new double[SPACE.size()];
      double[] preferences = new double[SPACE.size()];
      for (int i = 0; i < predicted.length; i++) {
        OffloadDecision decision = SPACE.decision(i);
        predicted[i] = compute(decision) + (i < 3 ? 0 : 0.03 + BYTES[i - 3] * 8 / bandwidth);
        double error = predicted[i] * 0.16 + 0.03 * (i < 3 ? i : (i - 3) / 3 + (i - 3) % 3);
        preferences[i] = Math.exp(-30 * error) * random.nextDouble(0.7, 1.3);
      }
      double sum = Arrays.stream(preferences).sum();
      preferences = Arrays.stream(preferences).map(v -> v / sum).toArray();
      state =
          new DecisionState(
              random.nextDouble(0, 0.4),
              random.nextDouble(0, 0.3),
              bandwidth,
              new ResourceShare(8),
              0.03,
              lastLatencySeconds,
              random.nextDouble(2, 3),
              predicted,
              new double[predicted.length],
              new NavigationOutput(0.1, 0.2),
              -1,
              RecentPast.unknown(predicted.length));
      choice =
          switch (kind) {
            case 0 ->
                new Choice(SPACE.decision(best(preferences)), preferences, expected(predicted));
            case 1 -> Choice.of(SPACE.local());
            case 2 -> Choice.of(SPACE.reference());
            default -> Choice.of(predicted[0] < predicted[3] ? SPACE.local() : SPACE.reference());
          };
    }

    private static double[] expected(double[] latencySeconds) {
      return Arrays.stream(latencySeconds).map(seconds -> Math.max(0, 1 - seconds)).toArray();
    }

    private static int best(double[] values) {
      int best = 0;
      for (int i = 1; i < values.length; i++) {
        best = values[i] > values[best] ? i : best;
      }
      return best;
    }

    private static double compute(OffloadDecision decision) {
      DeviceProfile device =
          decision.offloaded() ? DeviceProfile.CPU_EDGE : DeviceProfile.JETSON_NANO_LIKE;
      return device.secondsAt(SPACE.scale(decision.resolution()));
    }

    private double frame(double time) {
      OffloadDecision executed = choice.decision();
      FrameOutcome outcome = executed.offloaded() ? FrameOutcome.EDGE : FrameOutcome.ONBOARD;
      int action = SPACE.indexOf(executed);
      int bytes = executed.offloaded() ? BYTES[action - 3] : 0;
      StageTimes stages = StageTimes.onboard(0.002, compute(executed));
      double latency = stages.prepareSeconds() + stages.inferenceSeconds();
      if (executed.offloaded()) {
        double arrival = uplink.arrivalSeconds(bytes, time + 0.004);
        double transmit = Math.min(30, arrival - time) + 0.015;
        stages = new StageTimes(0.004, transmit, 0, compute(executed), 0);
        latency = 0.004 + transmit + compute(executed);
        if (latency > 1) {
          outcome = FrameOutcome.DEADLINE_FALLBACK;
          executed = OffloadDecision.onboard(SPACE.lowestResolution());
          stages = StageTimes.onboard(0.002, compute(executed)).after(1);
          latency = 1.052;
        }
      }
      log(time, latency, executed, outcome, stages, bytes);
      fly(latency);
      return latency;
    }

    private void log(
        double time,
        double latency,
        OffloadDecision executed,
        FrameOutcome outcome,
        StageTimes stages,
        int bytes) {
      Vector2 position = route.pointAt(arcMetres, lateralMetres);
      double steering = route.steeringTo(position, route.headingAt(arcMetres), arcMetres, 5);
      double reference = steering + random.nextDouble(-1, 1) * (0.02 + 0.33 * latency);
      boolean scored = !records.isEmpty() || arcMetres > 0;
      boolean success =
          scored
              && QualityOfNavigation.succeeds(
                  steering, reference, QualityOfNavigation.DEFAULT_TOLERANCE_RADIANS);
      positions.add(position);
      records.add(
          new FrameRecord(
              records.size(),
              time,
              latency,
              state,
              choice,
              executed,
              outcome,
              outcome == FrameOutcome.EDGE
                  ? Optional.of(new EdgeId("edge" + (1 + records.size() / 100 % 2)))
                  : Optional.empty(),
              stages,
              new NavigationOutput(steering, random.nextDouble(0, 0.2)),
              new VelocityCommand(2.8, steering),
              bytes,
              scored ? OptionalDouble.of(reference) : OptionalDouble.empty(),
              success,
              StandingOrders.NONE));
      lastLatencySeconds = latency;
    }

    private void fly(double latency) {
      for (double left = latency; left > 0; left -= 0.2) {
        arcMetres += 2.8 * Math.min(0.2, left);
        track.add(route.pointAt(arcMetres, lateralMetres));
      }
      double pull = 0.9 - 0.35 * latency;
      lateralMetres = lateralMetres * pull + random.nextDouble(-1, 1) * (0.05 + 2.0 * latency);
    }
  }
}
