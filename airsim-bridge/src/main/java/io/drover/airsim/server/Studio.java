package io.drover.airsim.server;

import io.drover.airsim.flight.Kinematics;
import io.drover.airsim.flight.Pose;
import io.drover.airsim.flight.World;
import io.drover.airsim.rpc.ImageKind;
import io.drover.airsim.rpc.ImageRequest;
import io.drover.airsim.rpc.ImageResponse;
import io.drover.airsim.world.CameraModel;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Renderer;

/** Takes the pictures that clients ask for. Any thread. */
final class Studio {
  /** Depth that AirSim's visualisation shows as pure white. */
  private static final float WHITE_METRES = 100;

  private final World world;
  private final RendererPool renderers;

  Studio(World world) {
    this.world = world;
    this.renderers = new RendererPool(world.scene());
  }

  /** Takes one picture of a moment; where that cannot be done the response says why. */
  ImageResponse take(ServedVehicle vehicle, Kinematics moment, ImageRequest request) {
    ServedVehicle.Camera camera = vehicle.camera(request.camera());
    Pose pose = camera.mount().on(moment.pose());
    ImageKind kind = ImageKind.of(request.imageType()).orElse(ImageKind.SEGMENTATION);
    Picture picture =
        switch (kind) {
          case SCENE -> scene(camera.model(), pose, moment, request);
          case DEPTH_PLANAR, DEPTH_PERSPECTIVE, DEPTH_VIS ->
              depth(kind, camera.model(), pose, moment, request);
          default ->
              Picture.failed("image type %d is not made here".formatted(request.imageType()));
        };
    boolean failed = !picture.message.isEmpty();
    Pose seen = vehicle.frame.poseToNed(pose);
    return new ImageResponse(
        picture.bytes,
        picture.floats,
        seen.position(),
        request.camera(),
        seen.orientation(),
        moment.timeNanos(),
        picture.message,
        request.pixelsAsFloat(),
        request.compress(),
        failed ? 0 : camera.model().width(),
        failed ? 0 : camera.model().height(),
        request.imageType());
  }

  private Picture scene(CameraModel model, Pose pose, Kinematics moment, ImageRequest request) {
    if (request.pixelsAsFloat()) {
      return Picture.failed("a scene is given in bytes: ask without pixels_as_float");
    }
    Conditions conditions = world.conditions();
    byte[] bgr =
        renderers.with(
            model,
            renderer ->
                renderer.renderBgr(
                    pose.position(), pose.orientation(), conditions, seconds(moment)));
    return Picture.of(bgr, model, request.compress());
  }

  private Picture depth(
      ImageKind kind, CameraModel model, Pose pose, Kinematics moment, ImageRequest request) {
    float[] metres =
        renderers.with(
            model,
            renderer ->
                renderer.renderDepthPlanar(pose.position(), pose.orientation(), seconds(moment)));
    if (kind == ImageKind.DEPTH_PERSPECTIVE) {
      alongRays(metres, model);
    }
    if (request.pixelsAsFloat() && kind != ImageKind.DEPTH_VIS) {
      return new Picture(new byte[0], metres, "");
    }
    for (int i = 0; i < metres.length; i++) {
      metres[i] = Math.min(1, metres[i] / WHITE_METRES);
    }
    if (request.pixelsAsFloat()) {
      return new Picture(new byte[0], metres, "");
    }
    byte[] bgr = new byte[metres.length * 3];
    for (int i = 0; i < bgr.length; i++) {
      bgr[i] = (byte) Math.round(255 * metres[i / 3]);
    }
    return Picture.of(bgr, model, request.compress());
  }

  /** Turns depth along the optical axis into distance from the camera. */
  private static void alongRays(float[] metres, CameraModel model) {
    double focal = model.focalPixels();
    for (int row = 0, i = 0; row < model.height(); row++) {
      double v = (row + 0.5 - model.height() / 2.0) / focal;
      for (int column = 0; column < model.width(); column++, i++) {
        double u = (column + 0.5 - model.width() / 2.0) / focal;
        metres[i] =
            Math.min(Renderer.SKY_METRES, (float) (metres[i] * Math.sqrt(1 + u * u + v * v)));
      }
    }
  }

  private static double seconds(Kinematics moment) {
    return moment.timeNanos() * 1e-9;
  }

  private record Picture(byte[] bytes, float[] floats, String message) {
    static Picture of(byte[] bgr, CameraModel model, boolean compress) {
      return new Picture(
          compress ? Png.ofBgr(bgr, model.width(), model.height()) : bgr, new float[0], "");
    }

    static Picture failed(String message) {
      return new Picture(new byte[0], new float[0], message);
    }
  }
}
