package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drover.launch.node.RosMaster;
import io.drover.ros.RosNode;
import io.drover.ros.bag.BagConnection;
import io.drover.ros.bag.BagMessage;
import io.drover.ros.bag.BagReader;
import io.drover.ros.msg.geometry_msgs.Twist;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two robots and their edge from one launch file, under a real master, in simulated time; rospy at
 * the other end of each topic and service. Starting all that takes most of the time, so the tests
 * share it; those that break it are the last ones.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetLaunchTest {
  @TempDir private static Path folder;
  private static RosMaster master;
  private static RospyRobots robots;
  private static Process fleet;

  @BeforeAll
  static void start() throws IOException {
    master = RosMaster.start(folder);
    robots = new RospyRobots(master, "robot1", "robot2");
    // the robots say first that time is simulated: a node asks when it starts
    soon().until(() -> robots.heard("robots").isPresent());
    Path further = folder.resolve("further.yaml");
    Files.writeString(further, "sensors: {image_timeout_seconds: 0.8}\nedge_wait_seconds: 20\n");
    fleet =
        master.command(
            "fleet.out",
            "roslaunch",
            "--wait",
            "drover",
            "fleet.launch",
            "robots:=2",
            "image:=camera/image_raw",
            "edge:=127.0.0.1:" + RosMaster.freePort(),
            "cores:=1.0",
            "policy:=static:edge-224-q60",
            "max_speed:=0.5",
            "params:=" + further);
    soon().until(() -> robots.drives("robot1") && robots.drives("robot2"));
  }

  @AfterAll
  static void stop() {
    if (master != null) {
      master.close();
    }
  }

  private static ConditionFactory soon() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(50))
        .failFast("roslaunch ended", () -> fleet != null && !fleet.isAlive());
  }

  private static Optional<ProcessHandle> agent(String robot) {
    return fleet
        .descendants()
        .filter(one -> one.info().commandLine().orElse("").contains(robot + "-onboard_agent"))
        .findFirst();
  }

  @Test
  @Order(1)
  void eachRobotIsDrivenAndTellsOfItself() {
    for (String robot : List.of("robot1", "robot2")) {
      soon()
          .until(
              () ->
                  robots.heard(robot + "/decisions").equals(Optional.of(robot + " edge-224-q60"))
                      && robots
                          .heard(robot + "/onboard_agent:flight")
                          .equals(Optional.of("0 under way"))
                      && robots.heard("edge_server:share_of_" + robot).isPresent());
    }
    soon().until(() -> robots.heard("edge_server:edge").equals(Optional.of("0 serving 2")));
  }

  @Test
  @Order(2)
  void aServiceHoldsOneOfThem() {
    robots.say("hold", "robot1");
    soon().until(() -> robots.stands("robot1"));
    soon().until(() -> robots.heard("robot1/enable").equals(Optional.of("True hold: in force")));
    assertThat(robots.drives("robot2")).isTrue();
    robots.say("resume", "robot1");
    soon().until(() -> robots.drives("robot1"));
  }

  @Test
  @Order(3)
  void aBlindRobotStandsAndSaysSo() {
    robots.say("blind", "robot2");
    soon()
        .until(
            () ->
                robots.stands("robot2")
                    && robots
                        .heard("robot2/onboard_agent:flight")
                        .filter(said -> said.startsWith("2 standing still"))
                        .isPresent());
    assertThat(robots.drives("robot1")).isTrue();
    robots.say("see", "robot2");
    soon().until(() -> robots.drives("robot2"));
  }

  @Test
  @Order(4)
  void whatIsRecordedDrivesARobotAgain() throws Exception {
    Path bag = folder.resolve("drive.bag");
    Process record =
        master.command(
            "record.out",
            "rosbag",
            "record",
            "--duration=1",
            "-O",
            bag.toString(),
            "/robot1/camera/image_raw",
            "/robot1/odom",
            "/robot1/cmd_vel",
            "/robot1/decisions",
            "/diagnostics");
    soon().until(() -> !record.isAlive());
    Map<String, String> recorded = new HashMap<>();
    try (BagReader reader = BagReader.open(bag)) {
      Optional<BagMessage> next = reader.next();
      while (next.isPresent()) {
        BagConnection of = next.get().connection();
        recorded.put(of.topic(), of.type());
        next = reader.next();
      }
    }
    assertThat(recorded)
        .containsEntry("/robot1/cmd_vel", "geometry_msgs/Twist")
        .containsEntry("/robot1/decisions", "std_msgs/String")
        .containsEntry("/diagnostics", "diagnostic_msgs/DiagnosticArray");
    robots.say("clock", "off");
    soon().until(() -> robots.stands("robot1") && robots.stands("robot2"));
    // time jumps back to that of the recording
    Process play =
        master.command(
            "play.out",
            "rosbag",
            "play",
            "--clock",
            "--loop",
            bag.toString(),
            "--topics",
            "/robot1/camera/image_raw",
            "/robot1/odom");
    soon().until(() -> robots.drives("robot1"));
    assertThat(robots.stands("robot2")).isTrue();
    RosMaster.signal(play.descendants().findFirst().orElse(play.toHandle()), "INT");
    RosMaster.signal(play.toHandle(), "INT");
    soon().until(() -> !play.isAlive());
    robots.say("clock", "on");
    soon().until(() -> robots.drives("robot1") && robots.drives("robot2"));
  }

  @Test
  @Order(5)
  void anAgentThatIsKilledIsStartedAgainAndStillHeld() throws Exception {
    robots.say("hold", "robot1");
    soon().until(() -> robots.heard("robot1/enable").equals(Optional.of("True hold: in force")));
    ProcessHandle first = agent("robot1").orElseThrow();
    first.destroyForcibly();
    // one that is asked to go stops its robot first
    long stops = robots.stops("robot2");
    Process asked = master.command("kill.out", "rosnode", "kill", "/robot2/onboard_agent");
    soon().until(() -> robots.stops("robot2") > stops);
    assertEquals(0, asked.waitFor());
    soon().until(() -> agent("robot1").filter(now -> now.pid() != first.pid()).isPresent());
    soon().until(() -> robots.heard("robot1/onboard_agent:flight").equals(Optional.of("0 held")));
    assertThat(robots.stands("robot1")).isTrue();
    robots.say("resume", "robot1");
    soon().until(() -> robots.drives("robot1") && robots.drives("robot2"));
  }

  @Test
  @Order(6)
  void aMasterThatIsKilledComesBackAndKnowsThem() throws Exception {
    master.kill();
    // rospy does not register again: what it hears now comes over connections that were there
    robots.say("blind", "robot1");
    soon().until(() -> robots.stands("robot1"));
    robots.say("see", "robot1");
    soon().until(() -> robots.drives("robot1"));
    master.restart();
    RosArguments late =
        RosArguments.parse(
            "late", List.of("__master:=" + master.uri(), "__ip:=127.0.0.1"), Map.of());
    List<Twist> heard = new CopyOnWriteArrayList<>();
    try (RosNode node = TcpRosNode.start(late, NodeOptions.DEFAULT)) {
      node.subscribe("/robot2/cmd_vel", Twist.TYPE, 1, heard::add);
      assertThat(node.awaitService("/robot1/onboard_agent/enable", 60)).isTrue();
      soon().until(() -> heard.size() > 3);
    }
  }

  @Test
  @Order(7)
  void ctrlCEndsAllOfThem() throws Exception {
    ProcessHandle agent = agent("robot1").orElseThrow();
    RosMaster.signal(fleet.toHandle(), "INT");
    assertEquals(0, fleet.waitFor());
    assertThat(agent.isAlive()).isFalse();
    assertThat(master.output("fleet.out")).doesNotContain("escalating");
    await().until(() -> robots.stands("robot1") && robots.stands("robot2"));
  }
}
