package io.drover.navigation.profile;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.NavigationOutput;
import java.util.Arrays;

/**
 * A recorded flight as a table: frame × action → steering, collision probability, bytes to send.
 * A3D trains on such tables ("80 min of flight replay in 10 min"). Immutable; any thread.
 */
public final class FlightProfile {
  private final String name;
  private final DecisionSpace space;
  private final double[] timeSeconds;
  private final double[] steeringRadians;
  private final double[] collision;
  private final long[] bytes;
  private final int reference;
  private final FidelityPrior priorFidelity;

  /**
   * A table; the arrays are given away.
   *
   * @param name how reports call it
   * @param space with one edge server: others would make the same of each frame
   * @param timeSeconds [frames], strictly increasing, the first is 0
   * @param steeringRadians [frames · actions], positive left, row by frame
   * @param collision [frames · actions], in [0, 1]
   * @param bytes [frames · actions], 0 on board
   */
  public FlightProfile(
      String name,
      DecisionSpace space,
      double[] timeSeconds,
      double[] steeringRadians,
      double[] collision,
      long[] bytes) {
    this(name, space, timeSeconds, steeringRadians, collision, bytes, FidelityPrior.UNKNOWN);
  }

  private FlightProfile(
      String name,
      DecisionSpace space,
      double[] timeSeconds,
      double[] steeringRadians,
      double[] collision,
      long[] bytes,
      FidelityPrior priorFidelity) {
    if (space.edges() != 1) {
      throw new IllegalArgumentException("edge servers infer alike: a profile knows one");
    }
    int cells = timeSeconds.length * space.size();
    if (timeSeconds.length == 0
        || steeringRadians.length != cells
        || collision.length != cells
        || bytes.length != cells) {
      throw new IllegalArgumentException("a profile needs every action of every frame");
    }
    for (int i = 1; i < timeSeconds.length; i++) {
      if (!(timeSeconds[i] > timeSeconds[i - 1])) {
        throw new IllegalArgumentException(
            "frame " + i + " at " + timeSeconds[i] + " s does not come after the one before");
      }
    }
    this.name = name;
    this.space = space;
    this.timeSeconds = timeSeconds;
    this.steeringRadians = steeringRadians;
    this.collision = collision;
    this.bytes = bytes;
    this.reference = space.indexOf(space.reference());
    this.priorFidelity = priorFidelity;
  }

  /** The same flight of a network of which something is known, from other flights. */
  public FlightProfile with(FidelityPrior prior) {
    return new FlightProfile(name, space, timeSeconds, steeringRadians, collision, bytes, prior);
  }

  public String name() {
    return name;
  }

  public DecisionSpace space() {
    return space;
  }

  /** What is known of the network's fidelity before the flight. */
  public FidelityPrior priorFidelity() {
    return priorFidelity;
  }

  /**
   * The same flight at fewer actions.
   *
   * @param fewer some of the actions of this profile's space, with the same reference
   */
  public FlightProfile restrictedTo(DecisionSpace fewer) {
    int[] from = fewer.decisions().stream().mapToInt(space::indexOf).toArray();
    if (Arrays.stream(from).anyMatch(action -> action < 0)
        || !fewer.reference().equals(space.reference())) {
      throw new IllegalArgumentException(name + " was not recorded at all of these actions");
    }
    int cells = frames() * from.length;
    double[] steering = new double[cells];
    double[] probability = new double[cells];
    long[] size = new long[cells];
    for (int cell = 0; cell < cells; cell++) {
      int source = cell / from.length * space.size() + from[cell % from.length];
      steering[cell] = steeringRadians[source];
      probability[cell] = collision[source];
      size[cell] = bytes[source];
    }
    return new FlightProfile(name, fewer, timeSeconds, steering, probability, size, priorFidelity);
  }

  public int frames() {
    return timeSeconds.length;
  }

  /** When a frame was captured, seconds from the first. */
  public double timeSeconds(int frame) {
    return timeSeconds[frame];
  }

  /** When the last frame was captured. */
  public double durationSeconds() {
    return timeSeconds[timeSeconds.length - 1];
  }

  /** What the network makes of a frame under an action. */
  public NavigationOutput output(int frame, int action) {
    int cell = frame * space.size() + action;
    return new NavigationOutput(steeringRadians[cell], collision[cell]);
  }

  /** θ of a frame under an action, without an object around it. */
  public double steeringRadians(int frame, int action) {
    return steeringRadians[frame * space.size() + action];
  }

  /** p of a frame under an action. */
  public double collisionProbability(int frame, int action) {
    return collision[frame * space.size() + action];
  }

  /** What has to be sent; 0 on board. */
  public long bytes(int frame, int action) {
    return bytes[frame * space.size() + action];
  }

  /** The latest frame at or before a time; the first for earlier times. */
  public int frameAt(double seconds) {
    int found = Arrays.binarySearch(timeSeconds, seconds);
    return Math.max(0, found >= 0 ? found : -found - 2);
  }

  /**
   * θ_gt at a time: the reference action's steering, linear between frames and held at the ends.
   *
   * @return radians, positive left
   */
  public double referenceSteeringRadians(double seconds) {
    int before = frameAt(seconds);
    double start = steeringRadians(before, reference);
    if (before + 1 >= frames() || seconds <= timeSeconds[before]) {
      return start;
    }
    double t = (seconds - timeSeconds[before]) / (timeSeconds[before + 1] - timeSeconds[before]);
    return start + t * (steeringRadians(before + 1, reference) - start);
  }
}
