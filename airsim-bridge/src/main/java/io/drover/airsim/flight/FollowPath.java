package io.drover.airsim.flight;

import io.drover.core.geometry.Vector3;
import java.util.ArrayList;
import java.util.List;

/**
 * Flies along a polyline towards a point that runs ahead on it. Like AirSim's, it does not brake:
 * it is done while the body still passes the last point.
 */
final class FollowPath implements Maneuver {
  private static final double TAKE_OFF_CLIMB = 1.5;
  private static final double TAKE_OFF_SPEED = 0.5;
  private static final double AHEAD_SECONDS = 0.6;
  private static final double AHEAD_METRES = 0.3;

  private final Command.FollowPath command;
  private final List<Leg> legs;
  private int current;

  FollowPath(Command.FollowPath command, Body body) {
    this.command = command;
    this.legs = legs(new Vector3(body.x, body.y, body.z), command.points());
  }

  static FollowPath takeOff(Command.TakeOff command, Body body) {
    Vector3 top = new Vector3(body.x, body.y, body.z + TAKE_OFF_CLIMB);
    return new FollowPath(
        new Command.FollowPath(
            List.of(top), TAKE_OFF_SPEED, YawControl.keep(), command.limitSeconds()),
        body);
  }

  @Override
  public Progress steer(Body body, double elapsedSeconds, Setpoint wanted) {
    Vector3 position = new Vector3(body.x, body.y, body.z);
    double ahead = AHEAD_METRES + AHEAD_SECONDS * command.metresPerSecond();
    // corners are cut, or a body that drifts past one would wait for it for ever
    while (current < legs.size()
        && legs.get(current).remaining(position) <= (current + 1 < legs.size() ? ahead / 2 : 0)) {
      current++;
    }
    if (current == legs.size()) {
      return Progress.DONE;
    }
    if (elapsedSeconds >= command.limitSeconds()) {
      return Progress.FAILED;
    }
    Leg leg = legs.get(current);
    double remaining = leg.remaining(position);
    Vector3 carrot = leg.end.minus(leg.direction.times(remaining - ahead));
    if (ahead > remaining && current + 1 < legs.size()) {
      Leg next = legs.get(current + 1);
      carrot = next.start.plus(next.direction.times(Math.min(ahead - remaining, next.length)));
    }
    Vector3 way = carrot.minus(position);
    Vector3 velocity = way.times(command.metresPerSecond() / Math.max(1e-6, way.norm()));
    wanted.velocity(velocity.x(), velocity.y(), velocity.z());
    wanted.yawRate = command.yaw().rate(body.yaw, velocity.x(), velocity.y());
    return Progress.RUNNING;
  }

  private static List<Leg> legs(Vector3 from, List<Vector3> points) {
    List<Leg> legs = new ArrayList<>();
    Vector3 start = from;
    for (Vector3 end : points) {
      double length = end.minus(start).norm();
      if (length > 1e-3) {
        legs.add(new Leg(start, end, end.minus(start).times(1 / length), length));
        start = end;
      }
    }
    return legs;
  }

  private record Leg(Vector3 start, Vector3 end, Vector3 direction, double length) {
    /** Metres left along the leg, negative beyond its end. */
    double remaining(Vector3 position) {
      return end.minus(position).dot(direction);
    }
  }
}
