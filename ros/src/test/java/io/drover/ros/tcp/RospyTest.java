package io.drover.ros.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Quaternion;
import io.drover.ros.LogLevel;
import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.msg.geometry_msgs.Vector3;
import io.drover.ros.msg.nav_msgs.OccupancyGrid;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import io.drover.ros.msg.std_srvs.SetBool;
import io.drover.ros.msg.std_srvs.Trigger;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tf.FrameTransform;
import io.drover.ros.tf.RigidTransform;
import io.drover.ros.tf.TransformBroadcaster;
import io.drover.ros.tf.TransformBuffer;
import io.drover.ros.tf.TransformListener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our nodes and nodes of rospy, on one master. */
class RospyTest {
  @TempDir private static Path folder;
  private static RosCore core;
  private final List<Process> peers = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws IOException {
    core = RosCore.start(folder);
  }

  @AfterAll
  static void stop() {
    if (core != null) {
      core.close();
    }
  }

  @AfterEach
  void endPeers() {
    peers.forEach(peer -> peer.destroyForcibly().onExit().join());
  }

  private Process peer(String text) throws IOException {
    Process peer = core.python(text);
    peers.add(peer);
    return peer;
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
  }

  @Test
  void scansReturnUnchanged() throws Exception {
    peer(
        """
        import rospy
        from sensor_msgs.msg import LaserScan
        rospy.init_node('mirror')
        pub = rospy.Publisher('/back', LaserScan, queue_size=10)
        rospy.Subscriber('/scan', LaserScan, pub.publish)
        rospy.spin()
        """);
    float[] ranges = new float[1081];
    Random random = new Random(3);
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = 30 * random.nextFloat();
    }
    try (RosNode node = core.join("scanner")) {
      Publisher<LaserScan> scans = node.advertise("/scan", LaserScan.TYPE, TopicOptions.queue(10));
      List<LaserScan> back = new CopyOnWriteArrayList<>();
      Subscription mirror = node.subscribe("/back", LaserScan.TYPE, 10, back::add);
      soon().until(() -> scans.subscribers() == 1 && mirror.publishers() == 1);
      LaserScan scan =
          LaserScan.zero()
              .withHeader(new Header(0, new RosTime(1_700_000_000L, 123_456_789), "robot1/läser"))
              .withAngleIncrement(0.004f)
              .withRanges(ranges);
      scans.publish(scan);
      soon().until(() -> back.size() == 1);
      // rospy numbers what it publishes itself
      Header header = back.get(0).header();
      assertThat(back.get(0).withHeader(new Header(0, header.stamp(), header.frameId())))
          .isEqualTo(scan);
    }
  }

  @Test
  void latchedMapsGoBothWays() throws Exception {
    peer(
        """
        import rospy
        from nav_msgs.msg import OccupancyGrid
        rospy.init_node('mapper')
        pub = rospy.Publisher('/map_back', OccupancyGrid, queue_size=1, latch=True)
        pub.publish(rospy.wait_for_message('/map', OccupancyGrid))
        rospy.spin()
        """);
    try (RosNode node = core.join("cartographer")) {
      byte[] cells = new byte[200 * 100];
      cells[7] = 100;
      cells[8] = -1;
      OccupancyGrid map = OccupancyGrid.zero().withData(cells);
      node.advertise("/map", OccupancyGrid.TYPE, TopicOptions.latched()).publish(map);
      List<OccupancyGrid> first = new CopyOnWriteArrayList<>();
      node.subscribe("/map_back", OccupancyGrid.TYPE, 1, first::add);
      soon().until(() -> first.size() == 1);
      assertThat(first.get(0).data()).isEqualTo(cells);
      List<OccupancyGrid> late = new CopyOnWriteArrayList<>();
      node.subscribe("/map_back", OccupancyGrid.TYPE, 1, late::add);
      soon().until(() -> late.size() == 1);
    }
  }

  @Test
  void servicesGoBothWays() throws Exception {
    Process peer =
        peer(
            """
            import rospy
            from std_srvs.srv import SetBool, Trigger, TriggerResponse
            rospy.init_node('lander')
            def land(request):
                if land.again:
                    raise rospy.ServiceException('landed already')
                land.again = True
                return TriggerResponse(True, 'landed')
            land.again = False
            rospy.Service('/land', Trigger, land)
            rospy.wait_for_service('/motors')
            for persistent in (False, True):
                motors = rospy.ServiceProxy('/motors', SetBool, persistent=persistent)
                for i in range(3):
                    assert motors(True).message == 'on', 'no message'
                    try:
                        motors(False)
                        assert False, 'no failure'
                    except rospy.ServiceException as e:
                        assert 'they stay on' in str(e), str(e)
                        motors = rospy.ServiceProxy('/motors', SetBool, persistent=persistent)
            rospy.set_param('/motors_done', True)
            rospy.spin()
            """);
    try (RosNode node = core.join("pilot");
        var land = node.caller("/land", Trigger.TYPE)) {
      node.serve(
          "/motors",
          SetBool.TYPE,
          request -> {
            if (!request.data()) {
              throw new DroverException(ErrorCode.REFUSED, "they stay on");
            }
            return new SetBool.Response(true, "on");
          });
      assertThat(node.awaitService("/land", 30)).isTrue();
      assertThat(land.call(new Trigger.Request(), 10))
          .isEqualTo(new Trigger.Response(true, "landed"));
      Assertions.assertThatThrownBy(() -> land.call(new Trigger.Request(), 10))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("landed already");
      soon().until(() -> !peer.isAlive() || node.parameters().flag("/motors_done", false));
      assertThat(peer.isAlive()).isTrue();
    }
  }

  @Test
  void parametersAreShared() throws Exception {
    try (RosNode node = core.join(GraphNames.of("robot7", "tuner", Map.of()))) {
      List<Object> heard = new CopyOnWriteArrayList<>();
      node.parameters().subscribe("~gain", value -> heard.add(value.orElse("gone")));
      node.parameters().set("~from_java", Map.of("list", List.of(1, 2.5, "ü")));
      peer(
          """
          import rospy
          rospy.init_node('setter')
          value = rospy.get_param('/robot7/tuner/from_java')
          assert value == {'list': [1, 2.5, '\\u00fc']}, value
          rospy.set_param('/robot7/tuner/gain', 0.25)
          rospy.set_param('/robot7/tuner/nested', {'a': {'b': [True, 3]}})
          """);
      soon().until(() -> heard.equals(List.of(0.25)));
      soon().until(() -> node.parameters().get("~nested").isPresent());
      assertThat(node.parameters().get("~nested"))
          .contains(Map.of("a", Map.of("b", List.of(true, 3))));
    }
  }

  @Test
  void launchArgumentsMeanTheSameToBoth() throws Exception {
    RosArguments arguments =
        RosArguments.parse(
            "pilot",
            List.of("cmd_vel:=/drive", "__name:=p2", "_speed:=1.5", "own"),
            Map.of(
                "ROS_NAMESPACE", "robot9",
                "ROS_MASTER_URI", core.uri().toString(),
                "ROS_IP", "127.0.0.1"));
    try (RosNode node = TcpRosNode.start(arguments, NodeOptions.DEFAULT)) {
      peer(
          """
          import rospy
          from geometry_msgs.msg import Twist
          rospy.init_node('driver')
          assert rospy.get_param('/robot9/p2/speed') == 1.5
          pub = rospy.Publisher('/robot9/odd', Twist, queue_size=1, latch=True)
          pub.publish(rospy.wait_for_message('/drive', Twist))
          rospy.spin()
          """);
      Twist twist = Twist.zero().withLinear(new Vector3(1, 2, 3));
      node.advertise("cmd_vel", Twist.TYPE, TopicOptions.latched()).publish(twist);
      List<Twist> heard = new CopyOnWriteArrayList<>();
      node.subscribe("odd", Twist.TYPE, 1, heard::add);
      soon().until(() -> heard.equals(List.of(twist)));
    }
  }

  @Test
  void framesGoBothWays() throws Exception {
    peer(
        """
        import rospy, tf2_ros
        from geometry_msgs.msg import TransformStamped
        rospy.init_node('frames')
        buffer = tf2_ros.Buffer()
        listener = tf2_ros.TransformListener(buffer)
        fixed = TransformStamped()
        fixed.header.frame_id, fixed.child_frame_id = 'base_link', 'camera'
        fixed.transform.translation.z = 0.25
        fixed.transform.rotation.w = 1
        static = tf2_ros.StaticTransformBroadcaster()
        static.sendTransform(fixed)
        # what tf2 finds between map and camera is sent back as another frame
        found = buffer.lookup_transform('map', 'camera', rospy.Time(1000), rospy.Duration(30))
        found.child_frame_id = 'camera_seen_by_tf2'
        moving = tf2_ros.TransformBroadcaster()
        rate = rospy.Rate(20)
        while not rospy.is_shutdown():
            moving.sendTransform(found)
            rate.sleep()
        """);
    try (RosNode node = core.join("frames_of_java");
        TransformBroadcaster broadcaster = new TransformBroadcaster(node)) {
      TransformBuffer buffer = new TransformBuffer(TransformBuffer.DEFAULT_KEPT_SECONDS);
      try (TransformListener listener = new TransformListener(node, buffer)) {
        assertThat(listener).isNotNull();
        Quaternion turn = Quaternion.ofEuler(0.1, 0.2, 1);
        broadcaster.sendStatic(
            List.of(
                new FrameTransform(
                    "map",
                    "odom",
                    RosTime.ZERO,
                    new RigidTransform(new io.drover.core.geometry.Vector3(1, 2, 3), turn))));
        RosTime before = new RosTime(999, 0);
        RosTime when = new RosTime(1000, 0);
        soon()
            .until(
                () -> {
                  // as robots do, until tf2 listens
                  broadcaster.send(
                      List.of(
                          frame(before, 0, Quaternion.IDENTITY),
                          frame(new RosTime(1001, 0), 4, turn)));
                  return buffer.lookup("map", "camera_seen_by_tf2", when).transform().isPresent();
                });
        RigidTransform ours = buffer.lookup("map", "camera", when).transform().orElseThrow();
        RigidTransform theirs =
            buffer.lookup("map", "camera_seen_by_tf2", when).transform().orElseThrow();
        RigidTransform difference = ours.inverse().times(theirs);
        assertThat(difference.translation().norm()).isLessThan(1e-9);
        assertThat(Math.abs(difference.rotation().w())).isGreaterThan(1 - 1e-12);
      }
    }
  }

  private static FrameTransform frame(RosTime time, double x, Quaternion turn) {
    return new FrameTransform(
        "odom",
        "base_link",
        time,
        new RigidTransform(new io.drover.core.geometry.Vector3(x, 0, 0), turn));
  }

  @Test
  void toolsSeeWhatPeopleAreTold() throws Exception {
    try (RosNode node = core.join("speaker")) {
      Process echo = core.command(List.of("rostopic", "echo", "-p", "/rosout_agg"), "rosout.txt");
      peers.add(echo);
      soon()
          .until(
              () -> {
                node.log(LogLevel.WARN, "battery at 11.1 V");
                return Files.readString(folder.resolve("rosout.txt")).contains("battery at 11.1 V");
              });
      node.advertise("/offered", Twist.TYPE, TopicOptions.queue(1));
      for (List<String> command :
          List.of(
              List.of("rosnode", "info", "/speaker"),
              List.of("rosnode", "ping", "-c", "1", "/speaker"),
              List.of("rostopic", "info", "/offered"))) {
        String name = String.join("_", command).replace('/', '.') + ".txt";
        assertThat(core.command(command, name).waitFor()).isZero();
        String output = Files.readString(folder.resolve(name));
        assertThat(output).containsAnyOf("geometry_msgs/Twist", "xmlrpc reply from");
        assertThat(output).doesNotContain("ERROR").doesNotContain("Unknown");
      }
    }
  }

  @Test
  void aNodeThatClosesLeavesNothingBehind() throws Exception {
    RosNode node = core.join("guest");
    node.advertise("/guests", Twist.TYPE, TopicOptions.queue(1));
    node.subscribe("/hosts", Twist.TYPE, 1, m -> {});
    node.serve("/ring", Trigger.TYPE, request -> new Trigger.Response(true, ""));
    MasterClient master = new MasterClient(core.uri(), "/test");
    assertThat(master.ask("lookupNode", "/guest")).isPresent();
    node.close();
    assertThat(master.ask("lookupNode", "/guest")).isEmpty();
    assertThat(master.ask("lookupService", "/ring")).isEmpty();
    assertThat(master.ask("getSystemState").toString()).doesNotContain("guest");
  }

  @Test
  void aProcessThatIsToldToEndLeavesTheGraph() throws Exception {
    MasterClient master = new MasterClient(core.uri(), "/test");
    for (String signal : List.of("-INT", "-TERM")) {
      Process process =
          core.command(
              List.of(
                  // a shell in the background has taken the signal from its children
                  "env",
                  "--default-signal=INT",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LonelyNode.class.getName(),
                  "__ns:=/robot3"),
              "lonely.txt");
      peers.add(process);
      soon().until(() -> master.ask("getSystemState").toString().contains("/robot3/lonely, ["));
      assertThat(new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor())
          .isZero();
      soon().until(() -> !process.isAlive());
      assertThat(master.ask("lookupNode", "/robot3/lonely")).isEmpty();
    }
  }

  @Test
  void bagsRecordAndPlay() throws Exception {
    Path bag = folder.resolve("scans.bag");
    LaserScan scan = LaserScan.zero().withRanges(new float[] {1, 2, 3});
    try (RosNode node = core.join("recorded")) {
      Publisher<LaserScan> scans =
          node.advertise("/bagged", LaserScan.TYPE, TopicOptions.queue(100));
      Process record =
          core.command(
              List.of("rosbag", "record", "-l", "20", "-O", bag.toString(), "/bagged"),
              "record.txt");
      peers.add(record);
      soon().until(() -> scans.subscribers() == 1 || !record.isAlive());
      assumeTrue(record.isAlive(), "rosbag does not run: apt install python3-rosbag");
      for (int i = 0; i < 20; i++) {
        scans.publish(scan.withScanTime(i));
      }
      // it ends after as many messages
      soon().until(() -> !record.isAlive());
      scans.close();
      List<Float> heard = new CopyOnWriteArrayList<>();
      Subscription played =
          node.subscribe("/bagged", LaserScan.TYPE, 100, s -> heard.add(s.scanTime()));
      Process play = core.command(List.of("rosbag", "play", "-d", "1", bag.toString()), "play.txt");
      peers.add(play);
      soon().until(() -> heard.size() == 20);
      assertThat(heard).isSorted();
      assertThat(played.dropped()).isZero();
    }
  }

  @Test
  void aCrashedPeerIsReplaced() throws Exception {
    String talker =
        """
        import rospy
        from geometry_msgs.msg import Twist
        rospy.init_node('talker')
        pub = rospy.Publisher('/talk', Twist, queue_size=1)
        hear = rospy.Subscriber('/answer', Twist, lambda m: None)
        rate = rospy.Rate(50)
        while not rospy.is_shutdown():
            pub.publish(Twist())
            rate.sleep()
        """;
    try (RosNode node = core.join("listener")) {
      List<Twist> heard = new CopyOnWriteArrayList<>();
      Subscription talk = node.subscribe("/talk", Twist.TYPE, 1, heard::add);
      Publisher<Twist> answer = node.advertise("/answer", Twist.TYPE, TopicOptions.queue(1));
      for (int life = 0; life < 2; life++) {
        Process peer = peer(talker);
        heard.clear();
        soon().until(() -> heard.size() > 3 && answer.subscribers() == 1);
        peer.destroyForcibly().onExit().join();
        soon().until(() -> talk.publishers() == 0 && answer.subscribers() == 0);
      }
    }
  }

  @Test
  void noMasterIsOneClearLine() throws Exception {
    URI nobody = URI.create("http://127.0.0.1:" + RosCore.freePort());
    RosArguments arguments =
        RosArguments.parse("n", List.of("__master:=" + nobody, "__ip:=127.0.0.1"), Map.of());
    Assertions.assertThatThrownBy(() -> TcpRosNode.start(arguments, new NodeOptions(0.3, 3, true)))
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
        .hasMessage(
            "no ROS master answers at " + nobody + ": start roscore, or set ROS_MASTER_URI");
  }
}
