package io.drover.airsim.server;

import io.drover.airsim.flight.CameraMount;
import io.drover.airsim.flight.Collision;
import io.drover.airsim.flight.Multirotor;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.CollisionInfo;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.world.CameraModel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One vehicle as clients see it: its frame, its moves, its cameras. Any thread. */
final class ServedVehicle {
  final Multirotor drone;
  final NedFrame frame;
  final MoveLane moves;
  private final CameraModel standard;
  private final Map<String, Camera> changed = new ConcurrentHashMap<>();
  private long collisionReadNanos = -1;

  ServedVehicle(Multirotor drone, CameraModel standard) {
    this.drone = drone;
    this.frame = new NedFrame(drone.spawn().position());
    this.moves = new MoveLane(drone);
    this.standard = standard;
  }

  /** A camera as it is set now. */
  record Camera(CameraMount mount, CameraModel model) {}

  /** The camera of a name or number. */
  Camera camera(String name) {
    CameraMount mount = CameraMount.named(name).orElseThrow(() -> new RpcRefusal("map::at"));
    return changed.getOrDefault(mount.name(), new Camera(mount, standard));
  }

  void turnCamera(String name, Pose poseOnBody) {
    Camera camera = camera(name);
    CameraMount mount = new CameraMount(camera.mount.name(), poseOnBody);
    changed.put(mount.name(), new Camera(mount, camera.model));
  }

  void setFieldOfView(String name, double radians) {
    Camera camera = camera(name);
    CameraModel model = new CameraModel(camera.model.width(), camera.model.height(), radians);
    changed.put(camera.mount.name(), new Camera(camera.mount, model));
  }

  /** The latest contact; only the first reader is told that it has collided, as on AirSim. */
  synchronized CollisionInfo readCollision() {
    Optional<Collision> latest = drone.collision();
    if (latest.isEmpty()) {
      return CollisionInfo.NONE;
    }
    Collision collision = latest.get();
    boolean fresh = collision.timeNanos() != collisionReadNanos;
    collisionReadNanos = collision.timeNanos();
    return new CollisionInfo(
        fresh,
        collision.contact().penetrationMetres(),
        collision.timeNanos(),
        NedFrame.vector(collision.contact().normal()),
        frame.pointToNed(collision.contact().point()),
        frame.pointToNed(collision.position()),
        collision.contact().objectName(),
        collision.contact().objectId());
  }
}
