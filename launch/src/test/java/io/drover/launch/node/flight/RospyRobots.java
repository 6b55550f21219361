package io.drover.launch.node.flight;

import io.drover.launch.node.RosMaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The other side of a fleet's agents, in rospy: two robots that see, feel and hear, the simulated
 * clock, and a person who calls services. Told what to do by words on its input; says what it hears
 * by lines {@code topic value}.
 */
final class RospyRobots {
  private static final String PROGRAM =
      """
      import json, math, random, sys, threading, time
      import rospy
      from diagnostic_msgs.msg import DiagnosticArray
      from geometry_msgs.msg import Twist
      from nav_msgs.msg import Odometry
      from rosgraph_msgs.msg import Clock
      from sensor_msgs.msg import Image
      from std_msgs.msg import String
      from std_srvs.srv import SetBool

      rospy.set_param('/use_sim_time', True)
      rospy.init_node('robots')
      lock = threading.Lock()
      heard = {}

      def say(key, value):
          with lock:
              if heard.get(key) != value:
                  heard[key] = value
                  print(key, value, flush=True)

      random.seed(1)
      PIXELS = bytes(random.randrange(60, 200) for _ in range(160 * 120 * 3))

      class Robot:
          def __init__(self, name):
              self.name, self.alive, self.twist, self.pose = name, True, Twist(), [0, 0, 0]
              self.image = rospy.Publisher(name + '/camera/image_raw', Image, queue_size=1)
              self.odom = rospy.Publisher(name + '/odom', Odometry, queue_size=1)
              rospy.Subscriber(name + '/cmd_vel', Twist, self.told)
              rospy.Subscriber(name + '/decisions', String, self.decided)
              self.enable = rospy.ServiceProxy(name + '/onboard_agent/enable', SetBool)

          def told(self, twist):
              assert twist.linear.y == twist.linear.z == twist.angular.x == twist.angular.y == 0
              assert 0 <= twist.linear.x <= 0.5, twist
              self.twist = twist
              say(self.name + '/cmd_vel', 'drives' if twist.linear.x > 0 else 'stands')

          def decided(self, message):
              decision = json.loads(message.data)
              say(self.name + '/decisions', decision['serialNumber'] + ' ' + decision['action']['label'])

          def beat(self, now, dt):
              if not self.alive:
                  return
              self.pose[2] += dt * self.twist.angular.z
              self.pose[0] += dt * self.twist.linear.x * math.cos(self.pose[2])
              self.pose[1] += dt * self.twist.linear.x * math.sin(self.pose[2])
              odom = Odometry()
              odom.header.stamp, odom.header.frame_id = now, self.name + '/odom'
              odom.child_frame_id = self.name + '/base_link'
              odom.pose.pose.position.x, odom.pose.pose.position.y = self.pose[:2]
              odom.pose.pose.orientation.z = math.sin(self.pose[2] / 2)
              odom.pose.pose.orientation.w = math.cos(self.pose[2] / 2)
              odom.twist.twist = self.twist
              self.odom.publish(odom)
              image = Image(width=160, height=120, encoding='rgb8', step=480, data=PIXELS)
              image.header.stamp, image.header.frame_id = now, self.name + '/camera'
              self.image.publish(image)

      robots = {name: Robot(name) for name in sys.argv[1:]}
      ticking = True

      def health(array):
          for status in array.status:
              say(status.name.replace(': ', ':').replace(' ', '_'), '%d %s' % (status.level, status.message))

      rospy.Subscriber('/diagnostics', DiagnosticArray, health)
      clock = rospy.Publisher('/clock', Clock, queue_size=1)

      def listen():
          global ticking
          for line in sys.stdin:
              what, who = line.split()
              if what in ('hold', 'resume'):
                  answer = robots[who].enable(what == 'resume')
                  say(who + '/enable', '%s %s' % (answer.success, answer.message))
              elif what in ('blind', 'see'):
                  robots[who].alive = what == 'see'
              elif what == 'clock':
                  ticking = who == 'on'

      threading.Thread(target=listen, daemon=True).start()
      say('robots', 'ready')
      now, last = 1000.0, time.time()
      while not rospy.is_shutdown():
          time.sleep(0.05)
          dt, last = time.time() - last, time.time()
          now += dt
          stamp = rospy.Time.from_sec(now)
          if ticking:
              clock.publish(Clock(stamp))
              for robot in robots.values():
                  robot.beat(stamp, dt)
      """;

  private final RosMaster master;
  private final Process process;
  private final Writer input;

  RospyRobots(RosMaster master, String... names) throws IOException {
    this.master = master;
    this.process = master.python("robots", PROGRAM, names);
    this.input = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Says two words to it. */
  void say(String what, String who) {
    try {
      input.write(what + " " + who + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the robots are gone", e);
    }
  }

  /** What was last heard of a topic or component; empty before. */
  Optional<String> heard(String key) {
    try {
      return master
          .output("robots.out")
          .lines()
          .filter(line -> line.startsWith(key + " "))
          .reduce((first, second) -> second)
          .map(line -> line.substring(key.length() + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often a robot that drove was told to stand still. */
  long stops(String robot) {
    try {
      return master
          .output("robots.out")
          .lines()
          .filter(line -> line.equals(robot + "/cmd_vel stands"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a robot was last told to drive. */
  boolean drives(String robot) {
    return heard(robot + "/cmd_vel").equals(Optional.of("drives"));
  }

  /** Whether a robot was last told to stand still. */
  boolean stands(String robot) {
    return heard(robot + "/cmd_vel").equals(Optional.of("stands"));
  }
}
