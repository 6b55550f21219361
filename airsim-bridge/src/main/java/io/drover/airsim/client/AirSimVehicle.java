package io.drover.airsim.client;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.CollisionInfo;
import io.drover.airsim.rpc.DistanceSensorData;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.MultirotorState;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcCall;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;

/**
 * One vehicle of a simulator. Coordinates are ENU world metres, headings counter-clockwise from
 * east, body axes FLU, turns positive to the left.
 *
 * <p>Moves return at once; their future tells whether the move ended by itself (true) or was
 * replaced or refused (false). A newer move replaces the older; no more than two are ever open.
 * Send short ones often (0.3 to 0.5 s, at most 20 a second): when the last has run out the vehicle
 * flies back to where it was then, so end with {@link #rampToStop}. Any thread.
 */
public final class AirSimVehicle {
  private static final double RAMP_INTERVAL_SECONDS = 0.1;
  private static final double RAMP_DURATION_SECONDS = 0.4;

  private final String name;
  private final NedFrame frame;
  private final AirSimClient client;
  private final MoveCalls moves;
  private final VehicleCamera camera;
  private final VehicleSensors sensors;
  private final MoveGate gate = new MoveGate();

  AirSimVehicle(String name, NedFrame frame, AirSimClient client) {
    this.name = name;
    this.frame = frame;
    this.client = client;
    this.moves = new MoveCalls(name, frame);
    this.camera = new VehicleCamera(name, frame, client);
    this.sensors = new VehicleSensors(name, client);
  }

  public String name() {
    return name;
  }

  /** Its sensors, in the simulator's own frames. */
  public VehicleSensors sensors() {
    return sensors;
  }

  /**
   * Takes control and starts the rotors.
   *
   * @throws DroverException {@code REFUSED} if the simulator does not arm the vehicle
   */
  public void takeControl() {
    client.tell(RpcCall.to("enableApiControl").flag(true).text(name));
    if (!client.call(RpcCall.to("armDisarm").flag(true).text(name), WireType.BOOL)) {
      throw new DroverException(
          ErrorCode.REFUSED,
          "the simulator does not arm vehicle '" + name + "': reset it or use another name");
    }
  }

  /** Whether calls fly it; no longer after the simulator was restarted or reset. */
  public boolean isControlled() {
    return client.call(RpcCall.to("isApiControlEnabled").text(name), WireType.BOOL);
  }

  /** Stops the rotors and gives control back. */
  public void releaseControl() {
    boolean unused = client.call(RpcCall.to("armDisarm").flag(false).text(name), WireType.BOOL);
    client.tell(RpcCall.to("enableApiControl").flag(false).text(name));
  }

  /** Climbs a metre or two. Its future is false even on success: look at the state instead. */
  public CompletableFuture<Boolean> takeOff(double limitSeconds) {
    return move(moves.takeOff(limitSeconds));
  }

  public CompletableFuture<Boolean> land(double limitSeconds) {
    return move(moves.land(limitSeconds));
  }

  public CompletableFuture<Boolean> hover() {
    return move(moves.hover());
  }

  /** Flies at a velocity of the world for a time. */
  public CompletableFuture<Boolean> velocity(
      Vector3 metresPerSecond, double yawRadiansPerSecond, double durationSeconds) {
    return move(moves.velocity(metresPerSecond, yawRadiansPerSecond, durationSeconds));
  }

  /** As {@link #velocity}, while holding a height. */
  public CompletableFuture<Boolean> velocityAtHeight(
      double x, double y, double heightMetres, double yawRadiansPerSecond, double durationSeconds) {
    return move(moves.velocityAtHeight(x, y, heightMetres, yawRadiansPerSecond, durationSeconds));
  }

  /** Flies at a velocity given in the heading's axes of the moment when the simulator gets it. */
  public CompletableFuture<Boolean> velocityBody(
      double forward, double left, double up, double yawRadiansPerSecond, double durationSeconds) {
    return move(moves.velocityBody(forward, left, up, yawRadiansPerSecond, durationSeconds));
  }

  /** As {@link #velocityBody} in the plane, while holding a height. */
  public CompletableFuture<Boolean> velocityBodyAtHeight(
      double forward,
      double left,
      double heightMetres,
      double yawRadiansPerSecond,
      double durationSeconds) {
    return move(
        moves.velocityBodyAtHeight(
            forward, left, heightMetres, yawRadiansPerSecond, durationSeconds));
  }

  /** Flies through points, nose first; passes the last one without braking. */
  public CompletableFuture<Boolean> followPath(
      List<Vector3> points, double metresPerSecond, double limitSeconds) {
    return move(moves.followPath(points, metresPerSecond, limitSeconds));
  }

  /** Flies straight to a point with the nose as it is; passes it without braking. */
  public CompletableFuture<Boolean> moveTo(
      Vector3 point, double metresPerSecond, double limitSeconds) {
    return move(moves.moveTo(point, metresPerSecond, limitSeconds));
  }

  /** Turns in place to a heading. */
  public CompletableFuture<Boolean> turnTo(
      double headingRadians, double marginRadians, double limitSeconds) {
    return move(moves.turnTo(headingRadians, marginRadians, limitSeconds));
  }

  /** Ends the running move a moment from now. */
  public void cancel() {
    client.tell(RpcCall.to("cancelLastTask").text(name));
  }

  /**
   * Slows down evenly and hovers, holding the height; returns when the vehicle has been told to
   * hover. A vehicle whose last move just runs out flies back instead.
   *
   * @param decelerationMetresPerSecondSquared above 0, at most 5
   */
  public void rampToStop(double decelerationMetresPerSecondSquared) {
    if (!(decelerationMetresPerSecondSquared > 0 && decelerationMetresPerSecondSquared <= 5)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "a drone brakes with more than 0 and at most 5 m/s²: choose a value between");
    }
    Kinematics start = state().kinematics();
    Vector3 v = start.linearVelocity();
    double step = decelerationMetresPerSecondSquared * RAMP_INTERVAL_SECONDS;
    int steps = (int) Math.ceil(start.groundSpeed() / step);
    for (int i = 1; i <= steps; i++) {
      double share = 1 - (double) i / steps;
      check(
          velocityAtHeight(
              v.x() * share, v.y() * share, start.position().z(), 0, RAMP_DURATION_SECONDS));
      client.clock().sleep(RAMP_INTERVAL_SECONDS);
    }
    check(hover());
  }

  /** Motion and landed state now; the time is the simulation's. */
  public VehicleState state() {
    MultirotorState state =
        client.call(RpcCall.to("getMultirotorState").text(name), MultirotorState.WIRE);
    return new VehicleState(
        frame.toEnu(state.kinematics(), state.timeNanos()), state.landedState() == 1);
  }

  public Pose pose() {
    return frame.poseToEnu(client.call(RpcCall.to("simGetVehiclePose").text(name), Geometry.POSE));
  }

  /** Puts the vehicle somewhere. */
  public void place(Pose pose) {
    client.tell(
        RpcCall.to("simSetVehiclePose")
            .with(Geometry.POSE, frame.poseToNed(pose))
            .flag(true)
            .text(name));
  }

  /**
   * What a distance sensor sees, metres; empty if nothing is within its reach.
   *
   * @param sensorName {@code ""} is the first one
   */
  public OptionalDouble distance(String sensorName) {
    DistanceSensorData reading =
        client.call(
            RpcCall.to("getDistanceSensorData").text(sensorName).text(name),
            DistanceSensorData.WIRE);
    return reading.distanceMetres() < reading.maxMetres()
        ? OptionalDouble.of(reading.distanceMetres())
        : OptionalDouble.empty();
  }

  /** A contact since this was last asked, with points in ENU; touching the ground counts. */
  public Optional<CollisionInfo> takeCollision() {
    CollisionInfo info =
        client.call(RpcCall.to("simGetCollisionInfo").text(name), CollisionInfo.WIRE);
    if (!info.hasCollided()) {
      return Optional.empty();
    }
    return Optional.of(
        new CollisionInfo(
            true,
            info.penetrationMetres(),
            info.timeNanos(),
            NedFrame.vector(info.normal()),
            frame.pointToEnu(info.impactPoint()),
            frame.pointToEnu(info.position()),
            info.objectName(),
            info.objectId()));
  }

  /** What a camera sees, grey; its name is AirSim's, such as {@code front_center} or {@code 0}. */
  public Capture<GrayImage> captureGray(String cameraName) {
    Capture<BgrImage> colour = camera.scene(cameraName);
    return new Capture<>(colour.image().toGray(), colour.cameraPose(), colour.timeNanos());
  }

  /** What a camera sees, in colour. */
  public Capture<BgrImage> captureBgr(String cameraName) {
    return camera.scene(cameraName);
  }

  /** Depth along a camera's optical axis. */
  public Capture<DepthImage> captureDepth(String cameraName) {
    return camera.depth(cameraName);
  }

  private CompletableFuture<Boolean> move(RpcCall call) {
    return gate.submit(() -> client.control().send(call, WireType.BOOL));
  }

  /** Throws at once what has already failed, such as a lost connection. */
  private static void check(CompletableFuture<Boolean> move) {
    if (move.isCompletedExceptionally()) {
      try {
        boolean unused = move.join();
      } catch (RuntimeException e) {
        throw Line.asDrover(e);
      }
    }
  }
}
