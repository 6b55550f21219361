package io.drover.launch.site;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Multirotor;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;

/**
 * A multirotor of the embedded world as the agent's vehicle: holds a height, and turns without
 * sliding outwards.
 */
final class WorldVehicle implements Vehicle {
  /** A command older than this is not flown on: the agent has died. */
  private static final double DEAD_MAN_SECONDS = 10;

  /** Longer than the time between two drives. */
  private static final double HOLD_SECONDS = 0.5;

  private final Multirotor body;
  private final double heightMetres;
  private final HeldCommand command =
      new HeldCommand(HeldCommand.VELOCITY_LAG_SECONDS, DEAD_MAN_SECONDS);

  WorldVehicle(Multirotor body, double heightMetres) {
    this.body = body;
    this.heightMetres = heightMetres;
  }

  @Override
  public void steer(VelocityCommand given) {
    command.hold(given, seconds());
  }

  @Override
  public double headingRadians() {
    return body.kinematics().headingRadians();
  }

  Kinematics kinematics() {
    return body.kinematics();
  }

  /** Gives the running command to the flight controller; a few times a second. */
  void drive() {
    HeldCommand.BodyVelocity now = command.at(seconds());
    body.velocityBodyAtHeight(now.forward(), now.left(), heightMetres, now.yawRate(), HOLD_SECONDS);
  }

  private double seconds() {
    return body.kinematics().timeNanos() * 1e-9;
  }
}
