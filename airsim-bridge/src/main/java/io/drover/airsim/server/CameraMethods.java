package io.drover.airsim.server;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.rpc.Arguments;
import io.drover.airsim.rpc.CameraInfo;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.Geometry;
import io.drover.airsim.rpc.ImageRequest;
import io.drover.airsim.rpc.ImageResponse;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.NedFrame;
import io.drover.airsim.rpc.RpcRefusal;
import io.drover.airsim.rpc.WireType;
import io.drover.airsim.world.CameraModel;
import io.drover.core.geometry.Quaternion;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The calls for images and cameras. */
final class CameraMethods {
  private static final int MOST_IMAGES = 32;
  private static final float NEAR_METRES = 0.1f;

  private final Fleet fleet;
  private final Studio studio;
  private final SlowWork slowWork;

  /** Whether calls end with a flag for cameras that no vehicle carries. */
  private final boolean externals;

  CameraMethods(Fleet fleet, Studio studio, SlowWork slowWork, Dialect dialect) {
    this.fleet = fleet;
    this.studio = studio;
    this.slowWork = slowWork;
    this.externals = dialect != Dialect.COSYS;
  }

  void addTo(MethodTable table) {
    int flag = externals ? 1 : 0;
    table
        .add("simGetImages", 2 + flag, this::images)
        .add("simGetImage", 4, this::image)
        .addNow("simGetCameraInfo", 2 + flag, this::info)
        .addNow("simGetDistortionParams", 2 + flag, this::distortion)
        .addNow("simSetDistortionParam", 4 + flag, a -> Encodable.NIL)
        .addNow("simSetCameraPose", 3 + flag, this::setPose)
        .addNow("simSetCameraFov", 3 + flag, this::setFieldOfView);
  }

  private CompletableFuture<Encodable> images(Arguments a) throws IOException {
    List<ImageRequest> requests = a.take(WireType.listOf(ImageRequest.WIRE));
    ServedVehicle vehicle = vehicle(a);
    if (requests.size() > MOST_IMAGES) {
      throw new RpcRefusal("more than %d images in one call".formatted(MOST_IMAGES));
    }
    requests.forEach(request -> vehicle.camera(request.camera()));
    return slowWork.submit(
        () -> {
          Kinematics moment = vehicle.drone.kinematics();
          return Encodable.of(
              WireType.listOf(ImageResponse.WIRE),
              requests.stream().map(r -> studio.take(vehicle, moment, r)).toList());
        });
  }

  private CompletableFuture<Encodable> image(Arguments a) throws IOException {
    ImageRequest request = new ImageRequest(a.text(), a.whole(), false, true);
    ServedVehicle vehicle = vehicle(a);
    if (!externals) {
      // the layer of labels to show
      a.text();
    }
    ServedVehicle.Camera unused = vehicle.camera(request.camera());
    return slowWork.submit(
        () ->
            Encodable.of(
                WireType.BYTES, studio.take(vehicle, vehicle.drone.kinematics(), request).bytes()));
  }

  private Encodable info(Arguments a) throws IOException {
    String name = a.text();
    ServedVehicle vehicle = vehicle(a);
    ServedVehicle.Camera camera = vehicle.camera(name);
    CameraModel model = camera.model();
    Pose pose = camera.mount().on(vehicle.drone.kinematics().pose());
    double fov = model.horizontalFovRadians();
    float across = (float) (1 / Math.tan(fov / 2));
    float down = across * model.width() / model.height();
    List<float[]> projection =
        List.of(
            new float[] {0, across, 0, 0},
            new float[] {0, 0, down, 0},
            new float[] {0, 0, 0, NEAR_METRES},
            new float[] {1, 0, 0, 0});
    return Encodable.of(
        CameraInfo.WIRE,
        new CameraInfo(vehicle.frame.poseToNed(pose), Math.toDegrees(fov), projection));
  }

  /** These cameras have none: K1, K2, K3, P1, P2. */
  private Encodable distortion(Arguments a) throws IOException {
    String name = a.text();
    ServedVehicle.Camera unused = vehicle(a).camera(name);
    return Encodable.of(WireType.FLOATS, new float[5]);
  }

  private Encodable setPose(Arguments a) throws IOException {
    String name = a.text();
    Pose pose = NedFrame.onBody(a.take(Geometry.POSE));
    ServedVehicle vehicle = vehicle(a);
    Quaternion q = pose.orientation();
    double norm = Math.sqrt(q.w() * q.w() + q.x() * q.x() + q.y() * q.y() + q.z() * q.z());
    if (!Double.isFinite(pose.position().norm() + norm) || norm < 1e-6) {
      throw new RpcRefusal("a camera's pose needs finite numbers and a rotation");
    }
    Quaternion unit = new Quaternion(q.w() / norm, q.x() / norm, q.y() / norm, q.z() / norm);
    vehicle.turnCamera(name, new Pose(pose.position(), unit));
    return Encodable.NIL;
  }

  private Encodable setFieldOfView(Arguments a) throws IOException {
    String name = a.text();
    double radians = Math.toRadians(a.real());
    vehicle(a).setFieldOfView(name, radians);
    return Encodable.NIL;
  }

  /** The vehicle of a call that ends with its name, and whether an external camera is meant. */
  private ServedVehicle vehicle(Arguments a) throws IOException {
    ServedVehicle vehicle = fleet.named(a.text());
    if (externals && a.flag()) {
      throw new RpcRefusal("map::at");
    }
    return vehicle;
  }
}
