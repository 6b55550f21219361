package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.flight.Kinematics;
import io.drover.core.geometry.Vector3;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Flies the last command: in short moves, given anew a few times a second, so that a vehicle whose
 * node dies stops by itself. A command that nobody repeats fades to a stop, then the vehicle
 * hovers. Any thread gives commands, one flies.
 */
final class HeldFlight {
  private static final double PERIOD_SECONDS = 0.05;
  private static final double MOVE_SECONDS = 0.4;

  /** How fast a command that nobody repeats fades, m/s². */
  private static final double FADE_METRES_PER_SECOND_SQUARED = 2;

  /** How long a stop is told before hovering, so that the vehicle is at rest where it hovers. */
  private static final double REST_SECONDS = 2;

  /** Lag of AirSim's velocity loop: a turn needs its centripetal velocity so much earlier. */
  private static final double LAG_SECONDS = 0.9;

  private final double timeoutSeconds;
  private Optional<FlightCommand> command = Optional.empty();
  private double givenSeconds;
  private double flownSeconds;
  private OptionalDouble height = OptionalDouble.empty();
  private int suspensions;

  HeldFlight(double timeoutSeconds) {
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Takes a command, unless a take-off or a landing is under way. */
  synchronized void give(FlightCommand given, double nowSeconds) {
    if (suspensions == 0) {
      command = Optional.of(given);
      givenSeconds = nowSeconds;
    }
  }

  /** Forgets the command: another task flies the vehicle until {@link #resume}. */
  synchronized void suspend() {
    suspensions++;
    forget();
  }

  synchronized void resume() {
    suspensions--;
  }

  /** Forgets the command; the vehicle is not told anything. */
  synchronized void forget() {
    command = Optional.empty();
    height = OptionalDouble.empty();
  }

  /** Tells the vehicle what it needs to be told now; called more often than that. */
  synchronized void fly(AirSimVehicle vehicle, Kinematics now, double nowSeconds) {
    if (command.isEmpty() || nowSeconds - flownSeconds < PERIOD_SECONDS) {
      return;
    }
    flownSeconds = nowSeconds;
    double silence = nowSeconds - givenSeconds - timeoutSeconds;
    double speed = command.get().metresPerSecond().norm();
    double fadingSeconds = speed / FADE_METRES_PER_SECOND_SQUARED;
    if (silence > fadingSeconds + REST_SECONDS) {
      forget();
      var unused = vehicle.hover();
    } else if (silence > 0) {
      double share = fadingSeconds > silence ? 1 - silence / fadingSeconds : 0;
      fly(vehicle, now, command.get().times(share));
    } else {
      fly(vehicle, now, command.get());
    }
  }

  private void fly(AirSimVehicle vehicle, Kinematics now, FlightCommand told) {
    Vector3 v = told.metresPerSecond();
    if (told.frame() == FlightCommand.Frame.WORLD) {
      var unused = vehicle.velocity(v, told.yawRate(), MOVE_SECONDS);
      return;
    }
    double left = v.y() + v.x() * told.yawRate() * LAG_SECONDS;
    if (told.frame() == FlightCommand.Frame.BODY || v.z() != 0) {
      height = OptionalDouble.empty();
      var unused = vehicle.velocityBody(v.x(), left, v.z(), told.yawRate(), MOVE_SECONDS);
      return;
    }
    if (height.isEmpty()) {
      height = OptionalDouble.of(now.position().z());
    }
    var unused =
        vehicle.velocityBodyAtHeight(
            v.x(), left, height.getAsDouble(), told.yawRate(), MOVE_SECONDS);
  }
}
