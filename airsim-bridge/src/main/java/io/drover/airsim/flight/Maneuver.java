package io.drover.airsim.flight;

import java.util.function.ToDoubleFunction;

/** A command being carried out: asked once a step what the body should do. */
interface Maneuver {
  /** How fast a climb that is not wanted ends, 1/s. */
  double CLIMB_GAIN = 4;

  /** Where a maneuver stands after a step. */
  enum Progress {
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * Sets what the body should do next.
   *
   * @param elapsedSeconds since the maneuver began
   */
  Progress steer(Body body, double elapsedSeconds, Setpoint wanted);

  /** The maneuver of a command, begun where the body is now. */
  static Maneuver of(Command command, Body body) {
    if (command instanceof Command.Velocity c) {
      return timed(
          c.durationSeconds(),
          (b, wanted) -> {
            wanted.velocity(
                c.metresPerSecond().x(), c.metresPerSecond().y(), c.metresPerSecond().z());
            wanted.yawRate = c.yaw().rate(b.yaw, wanted.velocityX, wanted.velocityY);
          });
    }
    if (command instanceof Command.VelocityAtHeight c) {
      return timed(
          c.durationSeconds(),
          (b, wanted) -> {
            wanted.velocity(c.x(), c.y(), Hold.correction(c.heightMetres() - b.z));
            wanted.yawRate = c.yaw().rate(b.yaw, c.x(), c.y());
          });
    }
    if (command instanceof Command.FollowPath c) {
      return new FollowPath(c, body);
    }
    if (command instanceof Command.TurnAtRate c) {
      Hold place = new Hold(body);
      return timed(
          c.durationSeconds(),
          (b, wanted) -> {
            place.steer(b, wanted);
            wanted.yawRate = c.radiansPerSecond();
          });
    }
    if (command instanceof Command.TurnTo c) {
      return turnTo(c, body);
    }
    if (command instanceof Command.Attitude c) {
      double thrust = Math.max(0, Math.min(1, c.throttle())) * Body.STRONGEST_THRUST;
      double lift = thrust * Math.cos(c.rollRadians()) * Math.cos(c.pitchRadians());
      return tilted(
          c.rollRadians(),
          c.pitchRadians(),
          c.yaw(),
          c.durationSeconds(),
          b -> lift - Body.GRAVITY);
    }
    if (command instanceof Command.AttitudeAtHeight c) {
      return tilted(
          c.rollRadians(),
          c.pitchRadians(),
          c.yaw(),
          c.durationSeconds(),
          b -> CLIMB_GAIN * (Hold.correction(c.heightMetres() - b.z) - b.velocityZ));
    }
    if (command instanceof Command.TakeOff c) {
      return FollowPath.takeOff(c, body);
    }
    if (command instanceof Command.Land c) {
      return new Touchdown(c, body);
    }
    Hold place = new Hold(body);
    return (b, elapsed, wanted) -> {
      place.steer(b, wanted);
      return Progress.DONE;
    };
  }

  private static Maneuver timed(double durationSeconds, Steady steady) {
    return (body, elapsed, wanted) -> {
      steady.steer(body, wanted);
      return elapsed >= durationSeconds ? Progress.DONE : Progress.RUNNING;
    };
  }

  private static Maneuver turnTo(Command.TurnTo c, Body start) {
    Hold place = new Hold(start);
    YawControl yaw = new YawControl.To(c.headingRadians());
    return (body, elapsed, wanted) -> {
      place.steer(body, wanted);
      wanted.yawRate = yaw.rate(body.yaw, 0, 0);
      double error = Math.abs(Math.IEEEremainder(c.headingRadians() - body.yaw, 2 * Math.PI));
      if (error <= Math.max(c.marginRadians(), 0.002)) {
        return Progress.DONE;
      }
      return elapsed >= c.limitSeconds() ? Progress.FAILED : Progress.RUNNING;
    };
  }

  private static Maneuver tilted(
      double rollRadians,
      double pitchRadians,
      YawControl yaw,
      double durationSeconds,
      ToDoubleFunction<Body> climb) {
    double ahead = Body.GRAVITY * Math.tan(clipTilt(pitchRadians));
    double right = Body.GRAVITY * Math.tan(clipTilt(rollRadians));
    return timed(
        durationSeconds,
        (body, wanted) -> {
          double cos = Math.cos(body.yaw);
          double sin = Math.sin(body.yaw);
          wanted.acceleration(
              ahead * cos + right * sin, ahead * sin - right * cos, climb.applyAsDouble(body));
          wanted.yawRate = yaw.rate(body.yaw, 0, 0);
        });
  }

  private static double clipTilt(double radians) {
    return Math.max(-1, Math.min(1, radians));
  }

  /** A wish that does not change with time. */
  @FunctionalInterface
  interface Steady {
    void steer(Body body, Setpoint wanted);
  }
}
