package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Kinematics;
import io.drover.core.error.DroverException;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import io.drover.launch.site.AirSimTakeOff;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A vehicle of the simulator, and the command that it flies. Any thread. */
final class FlownVehicle {
  private static final double TAKE_OFF_SECONDS = 20;
  private static final double LAND_SECONDS = 60;
  private static final double AIRBORNE_METRES = 0.7;

  private final AirSimVehicle vehicle;
  private final Vector3 spawn;
  private final HeldFlight held;
  private final NanoClock clock;

  /** Number of the last take-off, landing or climb: a climb ends once it is no longer its own. */
  private final AtomicInteger task = new AtomicInteger();

  /**
   * A vehicle.
   *
   * @param vehicle whose coordinates begin at its spawn point
   * @param spawn ENU metres from the simulator's origin
   */
  FlownVehicle(
      AirSimVehicle vehicle, Vector3 spawn, double commandTimeoutSeconds, NanoClock clock) {
    this.vehicle = vehicle;
    this.spawn = spawn;
    this.held = new HeldFlight(commandTimeoutSeconds);
    this.clock = clock;
  }

  String name() {
    return vehicle.name();
  }

  Vector3 spawn() {
    return spawn;
  }

  AirSimVehicle vehicle() {
    return vehicle;
  }

  /** Flies a command until another one comes, or none for too long. */
  void give(FlightCommand command) {
    held.give(command, clock.seconds());
  }

  /** Forgets what was commanded: it was meant for another moment. */
  void forget() {
    held.forget();
  }

  /** Ends a climb that is under way, and forgets what was commanded. */
  void abandon() {
    task.incrementAndGet();
    forget();
  }

  /** Reads how the vehicle moves, and tells it what it flies. */
  Kinematics update() {
    Kinematics now = vehicle.state().kinematics();
    held.fly(vehicle, now, clock.seconds());
    return now;
  }

  /**
   * Takes off.
   *
   * @param wait until it is over
   * @return whether the vehicle flies, or is about to
   */
  boolean takeOff(boolean wait) {
    task.incrementAndGet();
    held.suspend();
    try {
      vehicle.takeControl();
    } catch (RuntimeException e) {
      held.resume();
      throw e;
    }
    CompletableFuture<Boolean> flown = resumed(vehicle.takeOff(TAKE_OFF_SECONDS));
    if (!wait) {
      return true;
    }
    // its answer says nothing: AirSim tells false even on success
    boolean unused = joined(flown);
    return vehicle.state().kinematics().position().z() > AIRBORNE_METRES;
  }

  /**
   * Lands, and keeps control.
   *
   * @param wait until it is over
   * @return whether the vehicle has landed, or is about to
   */
  boolean land(boolean wait) {
    task.incrementAndGet();
    held.suspend();
    CompletableFuture<Boolean> landed = resumed(vehicle.land(LAND_SECONDS));
    return !wait || joined(landed);
  }

  /** Takes off and climbs to a height above the spawn point, unless told to do something else. */
  void climb(double metres) {
    int own = task.incrementAndGet();
    held.suspend();
    try {
      AirSimTakeOff.to(vehicle, 0, metres, clock, () -> task.get() != own);
    } finally {
      held.resume();
    }
  }

  private CompletableFuture<Boolean> resumed(CompletableFuture<Boolean> task) {
    return task.whenComplete((done, failure) -> held.resume());
  }

  /** What a task came to, once it is over. */
  static boolean joined(CompletableFuture<Boolean> task) {
    try {
      return task.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof DroverException known) {
        throw known;
      }
      throw e;
    }
  }
}
