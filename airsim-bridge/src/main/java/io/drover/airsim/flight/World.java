package io.drover.airsim.flight;

import static java.util.Objects.requireNonNull;

import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Contact;
import io.drover.airsim.world.Route;
import io.drover.airsim.world.Scene;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * A scene with vehicles in it and a time of its own. Time passes only by {@link #advanceTo}, in
 * steps of 3 ms, so that the same commands at the same simulation times give the same flight bit
 * for bit, however the calls are cut. Any thread; one lock covers all vehicles.
 */
public final class World {
  /** Nanoseconds of one physics step. */
  public static final long STEP_NANOS = Math.round(Body.STEP_SECONDS * 1e9);

  private static final double START_SPACING_METRES = 3;

  private final Scene scene;
  private final Map<String, Multirotor> vehicles = new LinkedHashMap<>();
  private final Object lock = new Object();
  private DoubleFunction<Conditions> conditions;
  private Vector3 wind = Vector3.ZERO;
  private long nowNanos;

  /**
   * Makes a world at time zero.
   *
   * @param spawns names and starting poses in the order in which AirSim lists them; a vehicle whose
   *     pose touches the ground is put upon it
   */
  public World(Scene scene, Conditions conditions, Map<String, Pose> spawns) {
    this.scene = requireNonNull(scene, "scene");
    requireNonNull(conditions, "conditions");
    this.conditions = time -> conditions;
    if (spawns.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "a world needs a vehicle: name at least one");
    }
    Surroundings surroundings = new SceneSurroundings();
    spawns.forEach(
        (name, pose) -> vehicles.put(name, new Multirotor(name, upon(pose), lock, surroundings)));
  }

  /** A world whose vehicles stand one behind another at the start of the scene's route. */
  public static World atRouteStart(Scene scene, Conditions conditions, List<String> names) {
    Route route = scene.route();
    Map<String, Pose> spawns = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      double arc = START_SPACING_METRES * (names.size() - 1 - i);
      Vector2 point = route.pointAt(arc);
      spawns.put(
          names.get(i), Pose.level(new Vector3(point.x(), point.y(), 0), route.headingAt(arc)));
    }
    return new World(scene, conditions, spawns);
  }

  public Scene scene() {
    return scene;
  }

  /** Light and weather now. */
  public Conditions conditions() {
    synchronized (lock) {
      return conditions.apply(nowNanos * 1e-9);
    }
  }

  /** How light and weather go, by the world's time in seconds. */
  public DoubleFunction<Conditions> conditionsByTime() {
    synchronized (lock) {
      return conditions;
    }
  }

  /** Lets light and weather follow a pure function of the world's time in seconds. */
  public void setConditions(DoubleFunction<Conditions> byTimeSeconds) {
    synchronized (lock) {
      conditions = requireNonNull(byTimeSeconds, "byTimeSeconds");
    }
  }

  /** Keeps light and weather as they are given. */
  public void setConditions(Conditions constant) {
    requireNonNull(constant, "constant");
    setConditions(time -> constant);
  }

  /** Lets the air move, ENU m/s. */
  public void setWind(Vector3 metresPerSecond) {
    synchronized (lock) {
      wind = requireNonNull(metresPerSecond, "metresPerSecond");
    }
  }

  /** Names of the vehicles, the default one first. */
  public List<String> vehicleNames() {
    return List.copyOf(vehicles.keySet());
  }

  /** The vehicle of this name; {@code ""} is the first one. */
  public Optional<Multirotor> find(String name) {
    return name.isEmpty()
        ? vehicles.values().stream().findFirst()
        : Optional.ofNullable(vehicles.get(name));
  }

  /**
   * The vehicle of this name; {@code ""} is the first one.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if there is none
   */
  public Multirotor vehicle(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new DroverException(
                    ErrorCode.INVALID_ARGUMENT,
                    "no vehicle '" + name + "' in this world: it has " + vehicleNames()));
  }

  /** Time of the last completed physics step, nanoseconds since the world began. */
  public long nanoTime() {
    synchronized (lock) {
      return nowNanos;
    }
  }

  /** {@link #nanoTime()} in seconds: the time that movers and the renderer take. */
  public double seconds() {
    return nanoTime() * 1e-9;
  }

  /** Lets time pass by every whole step up to a time; one already past changes nothing. */
  public void advanceTo(long nanos) {
    synchronized (lock) {
      while (nowNanos + STEP_NANOS <= nanos) {
        nowNanos += STEP_NANOS;
        for (Multirotor vehicle : vehicles.values()) {
          vehicle.step(nowNanos);
        }
      }
    }
  }

  /** Puts every vehicle back to its spawn point; time and weather go on. */
  public void reset() {
    synchronized (lock) {
      vehicles.values().forEach(Multirotor::reset);
    }
  }

  private static Pose upon(Pose pose) {
    Vector3 at = pose.position();
    double height = Math.max(at.z(), Multirotor.GROUND_CLEARANCE_METRES);
    return Pose.level(new Vector3(at.x(), at.y(), height), pose.orientation().yaw());
  }

  private final class SceneSurroundings implements Surroundings {
    @Override
    public Optional<Contact> touching(Vector3 position, double radiusMetres, double timeSeconds) {
      return scene.collides(position, radiusMetres, timeSeconds);
    }

    @Override
    public Vector3 wind() {
      return wind;
    }
  }
}
