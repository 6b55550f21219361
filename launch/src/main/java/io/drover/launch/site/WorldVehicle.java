package io.drover.launch.site;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Multirotor;
import io.drover.onboard.Vehicle;
import io.drover.onboard.VelocityCommand;

/**
 * A multirotor of the embedded world as the agent's vehicle: holds a height, and turns without
 * sliding outwards.
 *
 * <p>AirSim's velocity controller follows a command with a lag, and a velocity in body axes is
 * fixed in the world at the moment of the call. So the running command is given anew at every
 * {@link #drive()}, with the sideways velocity that the turn's centripetal acceleration needs: v ·
 * ω · lag.
 */
final class WorldVehicle implements Vehicle {
  /** Lag of the velocity loop, s: the inverse of its gain. */
  static final double VELOCITY_LAG_SECONDS = 0.9;

  /** A command older than this is not flown on: the agent has died. */
  private static final double DEAD_MAN_SECONDS = 10;

  /** Longer than the time between two drives. */
  private static final double HOLD_SECONDS = 0.5;

  private final Multirotor body;
  private final double heightMetres;
  private VelocityCommand command = VelocityCommand.STOP;
  private long commandedNanos;

  WorldVehicle(Multirotor body, double heightMetres) {
    this.body = body;
    this.heightMetres = heightMetres;
  }

  @Override
  public void steer(VelocityCommand given) {
    command = given;
    commandedNanos = body.kinematics().timeNanos();
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
    double age = (body.kinematics().timeNanos() - commandedNanos) * 1e-9;
    VelocityCommand now = age > DEAD_MAN_SECONDS ? VelocityCommand.STOP : command;
    double left =
        now.forwardMetresPerSecond() * now.yawRateRadiansPerSecond() * VELOCITY_LAG_SECONDS;
    body.velocityBodyAtHeight(
        now.forwardMetresPerSecond(),
        left,
        heightMetres,
        now.yawRateRadiansPerSecond(),
        HOLD_SECONDS);
  }
}
