package io.drover.airsim.server;

import io.drover.airsim.flight.Command;
import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Multirotor;
import io.drover.airsim.flight.YawControl;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.rpc.WireType;
import io.drover.airsim.rpc.YawMode;
import io.drover.core.geometry.Vector3;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/** The calls that fly: their requests stay open until the move has ended. */
final class MoveMethods {
  private static final double STANDING = 0.05;
  private static final double GO_HOME_SPEED = 0.5;

  private final Fleet fleet;

  MoveMethods(Fleet fleet) {
    this.fleet = fleet;
  }

  void addTo(MethodTable table) {
    table
        .add("takeoff", 2, this::takeOff)
        .add("land", 2, this::land)
        .add("goHome", 2, this::goHome)
        .add("hover", 1, a -> fly(fleet.named(a.text()), Command.Hover::new))
        .add("moveByVelocity", 7, a -> velocity(a, false))
        .add("moveByVelocityBodyFrame", 7, a -> velocity(a, true))
        .add("moveByVelocityZ", 7, a -> velocityAtHeight(a, false))
        .add("moveByVelocityZBodyFrame", 7, a -> velocityAtHeight(a, true))
        .add("moveToPosition", 10, this::moveToPosition)
        .add("moveToGPS", 10, this::moveToGps)
        .add("moveToZ", 7, this::moveToHeight)
        .add("moveOnPath", 8, this::moveOnPath)
        .add("rotateByYawRate", 3, this::turnAtRate)
        .add("rotateToYaw", 4, this::turnTo)
        .add("moveByRollPitchYawrateThrottle", 6, a -> attitude(a, MoveMethods::rate))
        .add("moveByRollPitchYawThrottle", 6, a -> attitude(a, MoveMethods::heading))
        .add("moveByRollPitchYawrateZ", 6, a -> attitudeAtHeight(a, MoveMethods::rate))
        .add("moveByRollPitchYawZ", 6, a -> attitudeAtHeight(a, MoveMethods::heading))
        .addNow("cancelLastTask", 1, this::cancel);
  }

  private CompletableFuture<Encodable> takeOff(Arguments a) throws IOException {
    double limit = a.real();
    ServedVehicle vehicle = fleet.named(a.text());
    Supplier<Command> command =
        () -> {
          double speed = vehicle.drone.kinematics().linearVelocity().norm();
          if (speed > STANDING) {
            throw new RpcRefusal(
                "Cannot perform takeoff because vehicle is already moving with velocity %f m/s"
                    .formatted(speed));
          }
          return new Command.TakeOff(limit);
        };
    // SimpleFlight says false of every take-off, also of those that worked
    return vehicle.moves.submit(command).thenApply(flown -> Encodable.of(false));
  }

  private CompletableFuture<Encodable> land(Arguments a) throws IOException {
    double limit = a.real();
    return fly(fleet.named(a.text()), () -> new Command.Land(limit));
  }

  private CompletableFuture<Encodable> goHome(Arguments a) throws IOException {
    double limit = a.real();
    ServedVehicle vehicle = fleet.named(a.text());
    return fly(
        vehicle,
        () ->
            new Command.FollowPath(
                List.of(vehicle.frame.origin()), GO_HOME_SPEED, YawControl.keep(), limit));
  }

  private CompletableFuture<Encodable> velocity(Arguments a, boolean bodyFrame) throws IOException {
    Vector3 ned = new Vector3(a.real(), a.real(), a.real());
    double duration = a.real();
    YawControl yaw = yawControl(a.whole(), a.take(YawMode.WIRE));
    ServedVehicle vehicle = fleet.named(a.text());
    return fly(
        vehicle, () -> new Command.Velocity(toWorld(vehicle.drone, ned, bodyFrame), yaw, duration));
  }

  private CompletableFuture<Encodable> velocityAtHeight(Arguments a, boolean bodyFrame)
      throws IOException {
    Vector3 ned = new Vector3(a.real(), a.real(), 0);
    double height = -a.real();
    double duration = a.real();
    YawControl yaw = yawControl(a.whole(), a.take(YawMode.WIRE));
    ServedVehicle vehicle = fleet.named(a.text());
    double worldHeight = vehicle.frame.origin().z() + height;
    return fly(
        vehicle,
        () -> {
          Vector3 world = toWorld(vehicle.drone, ned, bodyFrame);
          return new Command.VelocityAtHeight(world.x(), world.y(), worldHeight, yaw, duration);
        });
  }

  private CompletableFuture<Encodable> moveToPosition(Arguments a) throws IOException {
    Vector3 ned = new Vector3(a.real(), a.real(), a.real());
    PathTail tail = PathTail.take(a);
    return follow(tail, List.of(tail.vehicle(fleet).frame.pointToEnu(ned)));
  }

  private CompletableFuture<Encodable> moveToGps(Arguments a) throws IOException {
    Vector3 world = GeoFrame.toWorld(a.real(), a.real(), a.real());
    return follow(PathTail.take(a), List.of(world));
  }

  private CompletableFuture<Encodable> moveOnPath(Arguments a) throws IOException {
    List<Vector3> ned = a.take(WireType.listOf(Geometry.VECTOR));
    PathTail tail = PathTail.take(a);
    NedFrame frame = tail.vehicle(fleet).frame;
    return follow(tail, ned.stream().map(frame::pointToEnu).toList());
  }

  private CompletableFuture<Encodable> moveToHeight(Arguments a) throws IOException {
    double height = -a.real();
    double speed = a.real();
    double limit = a.real();
    YawControl yaw = yawControl(0, a.take(YawMode.WIRE));
    a.real();
    a.real();
    ServedVehicle vehicle = fleet.named(a.text());
    return fly(
        vehicle,
        () -> {
          Vector3 here = vehicle.drone.kinematics().position();
          Vector3 there = new Vector3(here.x(), here.y(), vehicle.frame.origin().z() + height);
          return new Command.FollowPath(List.of(there), speed, yaw, limit);
        });
  }

  private CompletableFuture<Encodable> turnAtRate(Arguments a) throws IOException {
    double rate = -Math.toRadians(a.real());
    double duration = a.real();
    return fly(fleet.named(a.text()), () -> new Command.TurnAtRate(rate, duration));
  }

  private CompletableFuture<Encodable> turnTo(Arguments a) throws IOException {
    double heading = NedFrame.heading(Math.toRadians(a.real()));
    double limit = a.real();
    double margin = Math.toRadians(a.real());
    return fly(fleet.named(a.text()), () -> new Command.TurnTo(heading, margin, limit));
  }

  private CompletableFuture<Encodable> attitude(Arguments a, DoubleFunction<YawControl> yaw)
      throws IOException {
    double roll = a.real();
    double pitch = -a.real();
    Command command = new Command.Attitude(roll, pitch, yaw.apply(a.real()), a.real(), a.real());
    return fly(fleet.named(a.text()), () -> command);
  }

  private CompletableFuture<Encodable> attitudeAtHeight(Arguments a, DoubleFunction<YawControl> yaw)
      throws IOException {
    double roll = a.real();
    double pitch = -a.real();
    YawControl nose = yaw.apply(a.real());
    double height = -a.real();
    double duration = a.real();
    ServedVehicle vehicle = fleet.named(a.text());
    double worldHeight = vehicle.frame.origin().z() + height;
    return fly(
        vehicle, () -> new Command.AttitudeAtHeight(roll, pitch, nose, worldHeight, duration));
  }

  private static YawControl rate(double radiansPerSecond) {
    return new YawControl.Rate(-radiansPerSecond);
  }

  private static YawControl heading(double radians) {
    return new YawControl.To(NedFrame.heading(radians));
  }

  private Encodable cancel(Arguments a) throws IOException {
    fleet.named(a.text()).moves.cancel();
    return Encodable.NIL;
  }

  private CompletableFuture<Encodable> follow(PathTail tail, List<Vector3> points) {
    Command command = new Command.FollowPath(points, tail.speed, tail.yaw, tail.limitSeconds);
    return fly(tail.vehicle(fleet), () -> command);
  }

  private static CompletableFuture<Encodable> fly(
      ServedVehicle vehicle, Supplier<Command> command) {
    return vehicle.moves.submit(command).thenApply(Encodable::of);
  }

  /** A velocity in NED, or forward, right and down of the heading now, in world axes. */
  private static Vector3 toWorld(Multirotor drone, Vector3 v, boolean bodyFrame) {
    if (!bodyFrame) {
      return NedFrame.vector(v);
    }
    Kinematics now = drone.kinematics();
    double cos = Math.cos(now.headingRadians());
    double sin = Math.sin(now.headingRadians());
    return new Vector3(v.x() * cos + v.y() * sin, v.x() * sin - v.y() * cos, -v.z());
  }

  private static YawControl yawControl(int drivetrain, YawMode mode) {
    double radians = Math.toRadians(mode.yawOrRate());
    if (drivetrain == 1) {
      if (mode.isRate()) {
        throw new RpcRefusal("Yaw cannot be specified as rate if drivetrain is ForwardOnly");
      }
      return new YawControl.Forward(-radians);
    }
    return mode.isRate()
        ? new YawControl.Rate(-radians)
        : new YawControl.To(NedFrame.heading(radians));
  }

  /** The arguments that end every call that follows a path. */
  private record PathTail(double speed, double limitSeconds, YawControl yaw, String name) {
    static PathTail take(Arguments a) throws IOException {
      double speed = a.real();
      double limit = a.real();
      YawControl yaw = yawControl(a.whole(), a.take(YawMode.WIRE));
      // the look-ahead distance and its adaptation are AirSim's own tuning; ours follows the speed
      a.real();
      a.real();
      return new PathTail(speed, limit, yaw, a.text());
    }

    ServedVehicle vehicle(Fleet fleet) {
      return fleet.named(name);
    }
  }
}
