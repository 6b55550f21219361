package io.drover.launch.node.flight;

import io.drover.core.geometry.Quaternion;
import io.drover.core.thread.DaemonThreads;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.TopicOptions;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.nav_msgs.Odometry;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.name.GraphNames;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A robot of a namespace on a bus: sees noise, stands where it is, and hears what it is told. */
final class FakeRobot implements AutoCloseable {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  volatile boolean sees = true;
  volatile boolean feels = true;
  volatile String encoding = "bgr8";
  final List<Twist> told = new CopyOnWriteArrayList<>();
  private final RosNode node;
  private final Publisher<Image> images;
  private final Publisher<Odometry> odometry;
  private final byte[] pixels = new byte[3 * WIDTH * HEIGHT];
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("fake-robot"));

  FakeRobot(InMemoryBus bus, String namespace) {
    new Random(1).nextBytes(pixels);
    node = bus.join(GraphNames.of(namespace, "robot", Map.of()));
    images = node.advertise("image", Image.TYPE, TopicOptions.queue(1));
    odometry = node.advertise("odom", Odometry.TYPE, TopicOptions.queue(1));
    node.subscribe("cmd_vel", Twist.TYPE, 1, told::add);
    var unused = timer.scheduleAtFixedRate(this::beat, 0, 50, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    Header header = new Header(0, node.now(), "base_link");
    if (feels) {
      Odometry pose = Odometry.zero().withHeader(header).withChildFrameId("base_link");
      Quaternion turn = Quaternion.IDENTITY;
      odometry.publish(
          pose.withPose(
              pose.pose()
                  .withPose(
                      pose.pose()
                          .pose()
                          .withOrientation(
                              new io.drover.ros.msg.geometry_msgs.Quaternion(
                                  turn.x(), turn.y(), turn.z(), turn.w())))));
    }
    if (sees) {
      images.publish(
          Image.zero()
              .withHeader(header)
              .withEncoding(encoding)
              .withWidth(WIDTH)
              .withHeight(HEIGHT)
              .withStep(3 * WIDTH)
              .withData(pixels));
    }
  }

  /** Whether it was last told to drive. */
  boolean drives() {
    return !told.isEmpty() && told.get(told.size() - 1).linear().x() > 0;
  }

  /** Whether it was last told to stand still. */
  boolean stands() {
    return !told.isEmpty() && told.get(told.size() - 1).equals(Twist.zero());
  }

  @Override
  public void close() {
    timer.shutdownNow();
    node.close();
  }
}
