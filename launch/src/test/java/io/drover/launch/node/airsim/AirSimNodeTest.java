package io.drover.launch.node.airsim;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.core.config.ConfigReader;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram.Running;
import io.drover.launch.node.RosMaster;
import io.drover.ros.RosNode;
import io.drover.ros.msg.airsim_ros_pkgs.VelCmd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node between the embedded world, a process of its own, and rospy. */
class AirSimNodeTest {
  /** Types of AirSim's package as genpy makes them of their texts: check sums are its own. */
  private static final String TYPES =
      """
      import hashlib, sys, rospy
      from genpy.dynamic import generate_dynamic
      VelCmd = generate_dynamic('airsim_ros_pkgs/VelCmd', '''%s''')['airsim_ros_pkgs/VelCmd']
      ask = generate_dynamic('airsim_ros_pkgs/TakeoffRequest', 'bool waitOnLastTask\\n')
      answer = generate_dynamic('airsim_ros_pkgs/TakeoffResponse', 'bool success\\n')
      class Takeoff:
          _type = 'airsim_ros_pkgs/Takeoff'
          _md5sum = hashlib.md5(b'bool waitOnLastTaskbool success').hexdigest()
          _request_class = ask['airsim_ros_pkgs/TakeoffRequest']
          _response_class = answer['airsim_ros_pkgs/TakeoffResponse']
      """
          .formatted(VelCmd.TYPE.definition());

  private static final String FLIES =
      TYPES
          + """
          import math, struct, tf2_ros
          from geometry_msgs.msg import Twist
          from nav_msgs.msg import Odometry
          from sensor_msgs.msg import CameraInfo, Image, LaserScan, PointCloud2, Range
          rospy.init_node('pilot')
          buffer = tf2_ros.Buffer()
          tf = tf2_ros.TransformListener(buffer)
          seen = {}
          def listen(topic, kind):
              rospy.Subscriber(topic, kind, lambda m: seen.__setitem__(topic, m))
              return topic
          def newest(topic):
              seen.pop(topic, None)
              while topic not in seen:
                  rospy.sleep(0.01)
              return seen[topic]
          def spot(topic):
              p = newest(topic).pose.pose.position
              return p.x, p.y, p.z
          ned = listen('/airsim_node/drone1/odom_local_ned', Odometry)
          enu = listen('/drone1/odom', Odometry)
          takeoff = rospy.ServiceProxy('/airsim_node/drone1/takeoff', Takeoff)
          takeoff.wait_for_service(60)
          print('takes off', takeoff(True).success, spot(ned)[2] < -0.7, spot(enu)[2] > 0.7)
          def told(topic, kind, message, reached):
              pub = rospy.Publisher(topic, kind, queue_size=1)
              while not pub.get_num_connections():
                  rospy.sleep(0.01)
              before = spot(ned), spot(enu)
              for i in range(400):
                  pub.publish(message)
                  rospy.sleep(0.05)
                  now = spot(ned), spot(enu)
                  if reached():
                      break
              pub.unregister()
              return [[n - b for n, b in zip(now[i], before[i])] for i in (0, 1)]
          north = VelCmd()
          north.twist.linear.x = 1
          a, b = told('/airsim_node/drone1/vel_cmd_world_frame', VelCmd, north,
                      lambda: seen[ned].twist.twist.linear.x > 0.6)
          print('north', a[0] > 0.1, abs(a[1]) < 0.2, b[1] > 0.1, abs(b[0]) < 0.2)
          forward = Twist()
          forward.linear.x = 2
          a, b = told('/drone1/cmd_vel', Twist, forward,
                      lambda: seen[enu].twist.twist.linear.x > 1.5)
          q = seen[enu].pose.pose.orientation
          yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
          v = seen[ned].twist.twist.linear
          print('forward', b[0] * math.cos(yaw) + b[1] * math.sin(yaw) > 0.3,
                seen[enu].twist.twist.linear.x > 1.2, v.y * math.cos(yaw) + v.x * math.sin(yaw) > 1.2)
          scene = newest(listen('/airsim_node/drone1/front_center/Scene', Image))
          raw = newest(listen('/drone1/camera/image_raw', Image))
          info = newest(listen('/drone1/camera/camera_info', CameraInfo))
          print(scene.encoding, scene.width, scene.height, scene.step, len(scene.data), raw.encoding,
                round(info.K[0]), info.K[2], len(set(raw.data[::1000])) > 5)
          depth = newest(listen('/airsim_node/drone1/front_center/DepthPlanar', Image))
          metres = struct.unpack('<%df' % (depth.width * depth.height), depth.data)
          print(depth.encoding, depth.step, min(metres) > 0)
          cloud = newest(listen('/airsim_node/drone1/lidar/LidarSensor1', PointCloud2))
          scan = newest(listen('/drone1/scan', LaserScan))
          print('lidar', cloud.width * cloud.point_step == len(cloud.data), len(scan.ranges))
          beam = newest(listen('/drone1/range', Range))
          print('range', beam.min_range <= beam.range <= beam.max_range)
          def frame(parent, child):
              t = buffer.lookup_transform(parent, child, rospy.Time(0), rospy.Duration(20)).transform
              return t.translation, t.rotation
          up = frame('map', 'drone1/base_link')[0].z
          down = frame('world_ned', 'drone1/odom_local_ned')[0].z
          print('tf', up > 0.5, abs(up + down) < 0.5)
          # the camera looks along the nose: its z axis is the body's x axis
          q = frame('drone1/base_link', scene.header.frame_id)[1]
          print('optical', abs(2 * (q.x * q.z + q.w * q.y)) > 0.9, scene.header.frame_id)
          print('stamps', seen[enu].header.stamp.to_sec() < 1e6)
          """;

  private static final String COMES_BACK =
      TYPES
          + """
          from nav_msgs.msg import Odometry
          rospy.init_node('pilot2')
          pub = rospy.Publisher('/airsim_node/all_robots/vel_cmd_body_frame', VelCmd, queue_size=1)
          up = VelCmd()
          up.twist.linear.z = -2
          heights = []
          rospy.Subscriber('/airsim_node/drone1/odom_local_ned', Odometry,
                           lambda m: heights.append(-m.pose.pose.position.z))
          for i in range(1200):
              pub.publish(up)
              rospy.sleep(0.05)
              if heights and heights[-1] > 0.5:
                  break
          print('climbs', heights[-1] > 0.5)
          """;

  @TempDir private Path folder;

  private static Process world(RosMaster master, int port) throws IOException {
    return master.drover(
        "world.out", "world", "--port", "" + port, "--speed", "2", "--camera", "160x120");
  }

  @Test
  void rospyFliesTheEmbeddedWorldAndTheNodeOutlivesIt() throws Exception {
    int port = RosMaster.freePort();
    try (RosMaster master = RosMaster.start(folder)) {
      Process world = world(master, port);
      NodeEnd end = new NodeEnd();
      AirSimNode program = new AirSimNode();
      AirSimNodeConfig config =
          ConfigReader.bind(
              "test",
              Map.of("address", "127.0.0.1:" + port, "map_frame", "map"),
              program.defaults());
      try (RosNode node = master.join("airsim_node");
          Running running = program.start(node, config, end)) {
        assertThat(running).isNotNull();
        assertThat(master.said("pilot.out", master.python("pilot", FLIES)))
            .isEqualTo(
                """
                takes off True True True
                north True True True True
                forward True True True
                bgr8 160 120 480 57600 bgr8 80 80.0 True
                32FC1 640 True
                lidar True 360
                range True
                tf True True
                optical True drone1/front_center_optical
                stamps True
                """);
        world.destroyForcibly().onExit().join();
        Process again = world(master, port);
        assertThat(master.said("pilot2.out", master.python("pilot2", COMES_BACK)))
            .isEqualTo("climbs True\n");
        assertThat(again.isAlive()).isTrue();
        assertThat(end.reached()).isFalse();
      }
    }
  }
}
