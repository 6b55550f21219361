package io.drover.rl.flight;

import io.drover.core.time.NanoClock;
import io.drover.navigation.profile.FlightProfile;
import io.drover.onboard.agent.AgentConfig;
import io.drover.onboard.perception.SimulatedUplink;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One frame of a recorded flight after another from capture to command, over simulated hardware:
 * the camera, the drone's computer, the links to the edge servers and the clock that all of them
 * move on. Between frames nothing is pending but time, links and probe, so that it can be copied.
 * No objects per frame. One thread.
 */
final class FramePipeline {
  private final FlightSetup setup;
  private final AgentConfig config;
  private FlightProfile profile;
  private Conditions conditions;
  private boolean watchesLink;
  private ActionTable actions;
  private List<EdgeLink> edges;
  private SimulatedUplink[] uplinks = {};
  private double[] grantedCores = {};
  private double[] announcedCores = {};

  private long nowNanos;
  private double captureSeconds;
  private double nextProbeSeconds;
  private int row;
  private boolean ended;

  private int executed;
  private boolean sent;
  private long bytes;

  FramePipeline(FlightSetup setup) {
    this.setup = setup;
    this.config = setup.agent();
  }

  /** Begins a flight, before its first frame. */
  void start(Scenario flight, boolean linkWatched) {
    profile = flight.profile();
    conditions = flight.conditions();
    watchesLink = linkWatched;
    edges = flight.edges();
    actions = new ActionTable(flight.space(), setup, conditions, edges);
    nowNanos = NanoClock.toNanos(flight.startSeconds());
    row = profile.frameAt(now() * conditions.playbackSpeed());
    nextProbeSeconds = Double.NEGATIVE_INFINITY;
    grantedCores = edges.stream().mapToDouble(EdgeLink::cores).toArray();
    announcedCores = grantedCores.clone();
    provideUplinks(edges.size());
    for (int edge = 0; edge < uplinks.length; edge++) {
      EdgeLink link = edges.get(edge);
      uplinks[edge].start(
          link.trace(), link.bandwidthScale(), link.traceOffsetSeconds(), flight.startSeconds());
    }
  }

  /** Becomes a copy of another between two frames. */
  void copyFrom(FramePipeline other) {
    profile = other.profile;
    conditions = other.conditions;
    watchesLink = other.watchesLink;
    actions = other.actions;
    edges = other.edges;
    nowNanos = other.nowNanos;
    captureSeconds = other.captureSeconds;
    nextProbeSeconds = other.nextProbeSeconds;
    row = other.row;
    ended = other.ended;
    grantedCores = other.grantedCores.clone();
    announcedCores = other.announcedCores.clone();
    provideUplinks(other.uplinks.length);
    for (int edge = 0; edge < uplinks.length; edge++) {
      uplinks[edge].copyFrom(other.uplinks[edge]);
    }
  }

  private void provideUplinks(int count) {
    if (uplinks.length != count) {
      uplinks = Stream.generate(SimulatedUplink::new).limit(count).toArray(SimulatedUplink[]::new);
    }
  }

  /** Takes the frame that the camera shows now, unless the profile has ended. */
  void capture() {
    captureSeconds = now();
    double profileSeconds = captureSeconds * conditions.playbackSpeed();
    ended = profileSeconds > profile.durationSeconds();
    if (!ended) {
      int frames = profile.frames();
      while (row + 1 < frames && profile.timeSeconds(row + 1) <= profileSeconds) {
        row++;
      }
    }
  }

  /** Has the captured frame inferred under an action, or as the drone helps itself. */
  void infer(int action) {
    bytes = 0;
    sent = false;
    executed = action;
    int edge = actions.edge(action);
    if ((edge < 0 || uplinks.length > 1) && watchesLink && captureSeconds >= nextProbeSeconds) {
      probeAllBut(edge);
      nextProbeSeconds = captureSeconds + config.probeIntervalSeconds();
    }
    if (edge < 0) {
      sleep(actions.computeSeconds(action));
      return;
    }
    SimulatedUplink uplink = uplinks[edge];
    if (uplink.busy(captureSeconds) || grantedCores[edge] == 0) {
      fallBack(actions.fallback(action, config.deadlineSeconds()));
      return;
    }
    sent = true;
    long size = sentBytes(row, action);
    bytes += size;
    double departure = uplink.departureSeconds(size, captureSeconds);
    double compute = actions.computeSeconds(action) * slowdown(grantedCores[edge]);
    double done = departure + actions.roundTripSeconds(action) + compute;
    double deadline = config.deadlineSeconds();
    if (done > captureSeconds + deadline) {
      uplink.abandoned(size, captureSeconds, departure, deadline);
      sleep(deadline);
      fallBack(actions.lowest());
      return;
    }
    nowNanos = Math.max(nowNanos, NanoClock.toNanos(done));
    uplink.delivered(size, captureSeconds, departure);
  }

  private void probeAllBut(int used) {
    for (int edge = 0; edge < uplinks.length; edge++) {
      if (edge != used) {
        bytes += uplinks[edge].probe(captureSeconds);
      }
    }
  }

  private void fallBack(int action) {
    executed = action;
    sleep(actions.computeSeconds(action));
  }

  private void sleep(double seconds) {
    nowNanos += NanoClock.toNanos(seconds);
  }

  private double slowdown(double cores) {
    return Math.max(1, setup.fullCores() / cores);
  }

  private double now() {
    return nowNanos * 1e-9;
  }

  /** How long ago the frame was captured. */
  double latencySeconds() {
    return now() - captureSeconds;
  }

  /** θ_gt of this moment: the profile's own interpolation, without its search for the row. */
  double referenceSteering() {
    double start = profile.steeringRadians(row, actions.reference());
    double seconds = captureSeconds * conditions.playbackSpeed();
    double before = profile.timeSeconds(row);
    if (row + 1 >= profile.frames() || seconds <= before) {
      return start;
    }
    double t = (seconds - before) / (profile.timeSeconds(row + 1) - before);
    return start + t * (profile.steeringRadians(row + 1, actions.reference()) - start);
  }

  /**
   * An edge server gives another share from now on.
   *
   * @param edge from 0
   * @param granted cores that it has; 0 if it is not served
   * @param announced cores that it is told of
   */
  void grant(int edge, double granted, double announced) {
    grantedCores[edge] = granted;
    announcedCores[edge] = announced;
  }

  /** The share that an edge server, from 0, has told of. */
  double announcedCores(int edge) {
    return announcedCores[edge];
  }

  /** What inference takes by what was told; infinite at an edge server that does not serve. */
  double predictedComputeSeconds(int action) {
    int edge = actions.edge(action);
    double full = actions.computeSeconds(action);
    return edge < 0 ? full : full * slowdown(announcedCores[edge]);
  }

  /** What a frame of the profile weighs under an action. */
  long sentBytes(int frame, int action) {
    long recorded = profile.bytes(frame, actions.fidelity(action));
    return Math.max(1, Math.round(recorded * conditions.byteScale()));
  }

  /** As measured of the link to each edge server, from 0. */
  double[] bandwidthBitsPerSecond() {
    double[] bandwidth = new double[uplinks.length];
    for (int edge = 0; edge < bandwidth.length; edge++) {
      bandwidth[edge] = uplinks[edge].bitsPerSecond(captureSeconds);
    }
    return bandwidth;
  }

  /**
   * Where the flight stands, for somebody who knows what is to come.
   *
   * @param stepsLeft until its time is over
   */
  Situation situation(int stepsLeft) {
    double probe = watchesLink ? Math.max(captureSeconds, nextProbeSeconds) : captureSeconds;
    List<Double> free =
        Arrays.stream(uplinks).map(uplink -> uplink.freeSeconds(captureSeconds)).toList();
    return new Situation(nowNanos, free, probe, stepsLeft, ended);
  }

  FlightProfile profile() {
    return profile;
  }

  Conditions conditions() {
    return conditions;
  }

  ActionTable actions() {
    return actions;
  }

  /** The link to an edge server, from 0. */
  EdgeLink edge(int edge) {
    return edges.get(edge);
  }

  /** When the last frame was captured. */
  double captureSeconds() {
    return captureSeconds;
  }

  /** Its number within the profile. */
  int row() {
    return row;
  }

  /** Whether the profile was over when the next frame should have been captured. */
  boolean ended() {
    return ended;
  }

  /** The action that was really done: after a fallback not the chosen one. */
  int executed() {
    return executed;
  }

  /** Whether the frame went to an edge server, in time or not. */
  boolean sent() {
    return sent;
  }

  /** Sent for the frame and for probes beside it. */
  long bytes() {
    return bytes;
  }
}
