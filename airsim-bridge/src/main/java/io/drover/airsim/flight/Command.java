package io.drover.airsim.flight;

import static java.util.Objects.requireNonNull;

import io.drover.core.geometry.Vector3;
import java.util.List;

/**
 * What a vehicle can be told to do. World coordinates are ENU metres, headings counter-clockwise
 * from east, body axes FLU; durations and time limits are simulation time.
 */
public sealed interface Command {
  /** No coordinate or speed may be larger: beyond it a step of flight would not be a number. */
  double LARGEST = 1e6;

  /** Flies at a velocity for a time, world axes, m/s. */
  record Velocity(Vector3 metresPerSecond, YawControl yaw, double durationSeconds)
      implements Command {
    public Velocity {
      requireNonNull(yaw, "yaw");
      requireUsable(metresPerSecond);
      requireFinite(durationSeconds);
    }
  }

  /** Flies at a velocity over the ground while holding a height, world axes. */
  record VelocityAtHeight(
      double x, double y, double heightMetres, YawControl yaw, double durationSeconds)
      implements Command {
    public VelocityAtHeight {
      requireNonNull(yaw, "yaw");
      requireUsable(new Vector3(x, y, heightMetres));
      requireFinite(durationSeconds);
    }
  }

  /** Follows straight lines from where the vehicle is through every point; passes the last one. */
  record FollowPath(
      List<Vector3> points, double metresPerSecond, YawControl yaw, double limitSeconds)
      implements Command {
    public FollowPath {
      requireNonNull(yaw, "yaw");
      points = List.copyOf(points);
      points.forEach(Command::requireUsable);
      requireFinite(metresPerSecond, limitSeconds);
      if (points.isEmpty() || metresPerSecond <= 0 || metresPerSecond > LARGEST) {
        throw new IllegalArgumentException("a path needs a point and a sensible speed above zero");
      }
    }
  }

  /** Stays in place and turns at a rate for a time, positive to the left. */
  record TurnAtRate(double radiansPerSecond, double durationSeconds) implements Command {
    public TurnAtRate {
      requireFinite(radiansPerSecond, durationSeconds);
    }
  }

  /** Stays in place and turns until the heading is within a margin. */
  record TurnTo(double headingRadians, double marginRadians, double limitSeconds)
      implements Command {
    public TurnTo {
      requireFinite(headingRadians, marginRadians, limitSeconds);
    }
  }

  /**
   * Holds an attitude, FLU radians (pitch positive nose down), and a throttle in [0, 1] of the
   * strongest thrust; nothing holds the height.
   */
  record Attitude(
      double rollRadians,
      double pitchRadians,
      YawControl yaw,
      double throttle,
      double durationSeconds)
      implements Command {
    public Attitude {
      requireNonNull(yaw, "yaw");
      requireFinite(rollRadians, pitchRadians, throttle, durationSeconds);
    }
  }

  /** As {@link Attitude}, with whatever thrust holds a height above the world's zero. */
  record AttitudeAtHeight(
      double rollRadians,
      double pitchRadians,
      YawControl yaw,
      double heightMetres,
      double durationSeconds)
      implements Command {
    public AttitudeAtHeight {
      requireNonNull(yaw, "yaw");
      requireUsable(new Vector3(0, 0, heightMetres));
      requireFinite(rollRadians, pitchRadians, durationSeconds);
    }
  }

  /** Climbs a metre and a half from wherever the vehicle is. */
  record TakeOff(double limitSeconds) implements Command {
    public TakeOff {
      requireFinite(limitSeconds);
    }
  }

  /** Sinks slowly until nothing moves any more. */
  record Land(double limitSeconds) implements Command {
    public Land {
      requireFinite(limitSeconds);
    }
  }

  /** Holds the place where the vehicle is now; done at once. */
  record Hover() implements Command {}

  /** Fails unless a position or velocity can be flown with. */
  static void requireUsable(Vector3 v) {
    double largest = Math.max(Math.abs(v.x()), Math.max(Math.abs(v.y()), Math.abs(v.z())));
    if (!(largest <= LARGEST)) {
      throw new IllegalArgumentException("positions and velocities must be within a million: " + v);
    }
  }

  private static void requireFinite(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a command's numbers must be finite, not " + value);
      }
    }
  }
}
