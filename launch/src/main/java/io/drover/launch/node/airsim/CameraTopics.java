package io.drover.launch.node.airsim;

import io.drover.airsim.client.AirSimVehicle;
import io.drover.airsim.client.BgrImage;
import io.drover.airsim.client.Capture;
import io.drover.airsim.client.DepthImage;
import io.drover.airsim.flight.Pose;
import io.drover.core.geometry.Quaternion;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.CameraInfo;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A vehicle's camera: images that somebody wants, with where the camera was, stamped with the
 * simulator's time. One thread.
 */
final class CameraTopics {
  private static final TopicOptions NEWEST = TopicOptions.queue(1);

  private final AirSimVehicle vehicle;
  private final String camera;
  private final Axes axes;
  private final String parent;
  private final String frame;
  private final List<ImageTopic> scenes = new ArrayList<>();
  private final List<ImageTopic> depths = new ArrayList<>();
  private OptionalDouble fovRadians = OptionalDouble.empty();
  private long sceneNanos = -1;
  private long depthNanos = -1;

  /** An image topic and what tells how its camera projects. */
  private record ImageTopic(Publisher<Image> images, Publisher<CameraInfo> infos) {
    static ImageTopic of(RosNode node, String images, String infos) {
      return new ImageTopic(
          node.advertise(images, Image.TYPE, NEWEST),
          node.advertise(infos, CameraInfo.TYPE, NEWEST));
    }

    boolean isWanted() {
      return images.subscribers() + infos.subscribers() > 0;
    }
  }

  /**
   * A camera.
   *
   * @param first whether it is the robot's own one, {@code VEHICLE/camera}
   */
  CameraTopics(
      RosNode node, AirSimVehicle vehicle, String camera, boolean first, AirSimNodeConfig config) {
    this.vehicle = vehicle;
    this.camera = camera;
    String name = vehicle.name();
    boolean robot = config.topics().robot();
    axes = robot ? Axes.ENU : config.axes();
    parent = robot ? RobotTopics.odomFrame(name) : name;
    frame = name + "/" + camera + "_optical";
    if (config.topics().airsim()) {
      String scene = "~" + name + "/" + camera + "/Scene";
      String depth = "~" + name + "/" + camera + "/DepthPlanar";
      scenes.add(ImageTopic.of(node, scene, scene + "/camera_info"));
      depths.add(ImageTopic.of(node, depth, depth + "/camera_info"));
    }
    if (robot && first) {
      scenes.add(ImageTopic.of(node, name + "/camera/image_raw", name + "/camera/camera_info"));
    }
  }

  /** Takes and publishes what somebody wants. */
  void publish(FrameTransforms frames, SimulationClock clock) {
    if (scenes.stream().anyMatch(ImageTopic::isWanted)) {
      Capture<BgrImage> scene = vehicle.captureBgr(camera);
      // while the simulation is paused there is nothing new to see
      if (scene.timeNanos() != sceneNanos) {
        sceneNanos = scene.timeNanos();
        clock.at(sceneNanos);
        BgrImage image = scene.image();
        int width = image.width();
        send(scene, image(header(scene), image.height(), width, "bgr8", 3, image.pixels()), scenes);
        frames.moving(transform(scene));
      }
    }
    if (depths.stream().anyMatch(ImageTopic::isWanted)) {
      Capture<DepthImage> depth = vehicle.captureDepth(camera);
      if (depth.timeNanos() != depthNanos) {
        depthNanos = depth.timeNanos();
        clock.at(depthNanos);
        DepthImage image = depth.image();
        ByteBuffer bytes =
            ByteBuffer.allocate(Float.BYTES * image.metres().length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(image.metres());
        int width = image.width();
        send(
            depth,
            image(header(depth), image.height(), width, "32FC1", Float.BYTES, bytes.array()),
            depths);
        frames.moving(transform(depth));
      }
    }
    frames.send();
  }

  private Header header(Capture<?> capture) {
    return new Header(0, RosTime.ofNanos(capture.timeNanos()), frame);
  }

  private static Image image(
      Header header, int height, int width, String encoding, int pixelBytes, byte[] data) {
    return new Image(header, height, width, encoding, 0, (long) pixelBytes * width, data);
  }

  private void send(Capture<?> capture, Image image, List<ImageTopic> topics) {
    CameraInfo info = info(header(capture), (int) image.width(), (int) image.height());
    for (ImageTopic topic : topics) {
      topic.infos.publish(info);
      topic.images.publish(image);
    }
  }

  private CameraInfo info(Header header, int width, int height) {
    if (fovRadians.isEmpty()) {
      fovRadians = OptionalDouble.of(Math.toRadians(vehicle.sensors().camera(camera).fovDegrees()));
    }
    double focal = width / 2.0 / Math.tan(fovRadians.getAsDouble() / 2);
    double x = width / 2.0;
    double y = height / 2.0;
    return CameraInfo.zero()
        .withHeader(header)
        .withHeight(height)
        .withWidth(width)
        .withDistortionModel("plumb_bob")
        .withD(new double[5])
        .withK(new double[] {focal, 0, x, 0, focal, y, 0, 0, 1})
        .withR(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1})
        .withP(new double[] {focal, 0, x, 0, 0, focal, y, 0, 0, 0, 1, 0});
  }

  private FrameTransform transform(Capture<?> capture) {
    Pose pose = capture.cameraPose();
    // an attitude also turns the body's axes: those of the camera are optical whatever the world's
    Quaternion rotation = axes.attitude(pose.orientation()).times(axes.optical());
    return new FrameTransform(
        parent,
        frame,
        RosTime.ofNanos(capture.timeNanos()),
        new RigidTransform(axes.world(pose.position()), rotation));
  }
}
