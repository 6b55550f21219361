package io.drover.launch.node.flight;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.launch.live.DroneConfig;
import io.drover.launch.site.FlightSite;
import io.drover.onboard.Camera;
import io.drover.onboard.RangeFinder;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.ServiceCaller;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.std_srvs.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

/** A robot behind ROS's topics as the site of a flight, or of a drive. */
final class RosSite implements FlightSite, AutoCloseable {
  private static final double LANDING_SECONDS = 60;

  private final RosNode node;
  private final NanoClock clock;
  private final OnboardAgentConfig config;
  private final double deadManSeconds;
  private final PoseHistory poses = new PoseHistory();
  private final RosCamera camera;
  private final Optional<RosOdometry> odometry;
  private final Optional<RosRange> range;
  private final Publisher<Twist> commands;
  private volatile Optional<RosPilot> pilot = Optional.empty();
  private volatile boolean flying;
  private volatile MotionWatch motion = (position, seconds) -> {};

  /**
   * Begins to listen.
   *
   * @param clock the flight's
   */
  RosSite(RosNode node, NanoClock clock, OnboardAgentConfig config, DroneConfig drone) {
    this.node = node;
    this.clock = clock;
    this.config = config;
    this.deadManSeconds = drone.deadManSeconds();
    SensorsConfig sensors = config.sensors();
    StampClock stamps = new StampClock(node, clock, sensors.trustStamps());
    commands = node.advertise("cmd_vel", Twist.TYPE, TopicOptions.queue(1));
    odometry =
        sensors.odometry()
            ? Optional.of(new RosOdometry(node, sensors, stamps, poses))
            : Optional.empty();
    range =
        sensors.ranged()
            ? Optional.of(
                new RosRange(
                    node, sensors, clock, stamps, () -> odometry.flatMap(RosOdometry::baseFrame)))
            : Optional.empty();
    camera = RosCamera.of(node, sensors, stamps, poses);
  }

  /** What must be fresh. */
  List<Feed> feeds() {
    List<Feed> feeds = new ArrayList<>();
    feeds.add(camera.feed());
    odometry.ifPresent(o -> feeds.add(o.feed()));
    range.ifPresent(r -> feeds.add(r.feed()));
    return feeds;
  }

  /** Whether the agent has taken over: until then its robot stands. */
  boolean flying() {
    return flying;
  }

  /** Who drives, once the site is ready. */
  Optional<RosPilot> pilot() {
    return pilot;
  }

  /** A robot is ready as it is: whoever flies takes off by the autopilot's own means. */
  @Override
  public Camera ready(UnaryOperator<GrayImage> prepare, BooleanSupplier over) {
    camera.begin(prepare, over);
    pilot =
        Optional.of(
            new RosPilot(
                    node,
                    commands,
                    clock,
                    new RosPilot.PilotWatch(feeds(), deadManSeconds),
                    poses,
                    odometry.isPresent() ? Optional.empty() : Optional.of(new Reckoning(poses)),
                    config.commandRateHertz(),
                    (position, seconds) -> motion.moved(position, seconds))
                .begin());
    return camera;
  }

  @Override
  public RangeFinder range() {
    return range.map(RangeFinder.class::cast).orElse(RangeFinder.NONE);
  }

  @Override
  public Pilot takeOver(MotionWatch watch) {
    motion = watch;
    flying = true;
    return pilot.orElseThrow();
  }

  @Override
  public void land() {
    String service =
        config
            .landService()
            .orElseThrow(
                () ->
                    new DroverException(
                        ErrorCode.REFUSED,
                        "it stands still, and has nothing to land by: name the autopilot's"
                            + " service in ~land_service"));
    try (ServiceCaller<Trigger.Request, Trigger.Response> landing =
        node.caller(service, Trigger.TYPE)) {
      Trigger.Response answer = landing.call(new Trigger.Request(), LANDING_SECONDS);
      if (!answer.success()) {
        throw new DroverException(
            ErrorCode.REFUSED, landing.service() + " did not land it: " + answer.message());
      }
    }
  }

  /** A robot whose topics fall silent may speak again: nothing is lost for good. */
  @Override
  public Optional<String> loss() {
    return Optional.empty();
  }

  @Override
  public void close() {
    pilot.ifPresent(RosPilot::close);
    camera.close();
    odometry.ifPresent(RosOdometry::close);
    range.ifPresent(RosRange::close);
    commands.close();
  }
}
