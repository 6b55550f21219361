package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.config.ConfigReader;
import io.drover.launch.node.NodeEnd;
import io.drover.launch.node.NodeProgram;
import io.drover.ros.RosNode;
import io.drover.ros.bus.InMemoryBus;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticArray;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.msg.std_srvs.SetBool;
import io.drover.ros.name.GraphNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An agent that always asks its edge, that edge, and a robot, on one bus. */
class OnboardAgentTest {
  private static final InMemoryBus bus = new InMemoryBus();
  private static final Map<String, DiagnosticStatus> health = new ConcurrentHashMap<>();
  private static final List<String> decisions = new CopyOnWriteArrayList<>();
  private static final NodeEnd end = new NodeEnd();
  private static RosNode people;
  private static NodeProgram.Running edge;
  private static NodeProgram.Running agent;
  private static FakeRobot robot;

  private static RosNode join(String namespace, String name) {
    return bus.join(GraphNames.of(namespace, name, Map.of()));
  }

  @BeforeAll
  static void start() {
    people = join("", "people");
    people.subscribe(
        "/diagnostics",
        DiagnosticArray.TYPE,
        10,
        all -> all.status().forEach(one -> health.put(one.name(), one)));
    people.subscribe(
        "/rover1/decisions",
        io.drover.ros.msg.std_msgs.String.TYPE,
        10,
        one -> decisions.add(one.data()));
    robot = new FakeRobot(bus, "rover1");
    EdgeServerNode server = new EdgeServerNode();
    edge =
        server.start(
            join("", "edge_server"),
            ConfigReader.bind(
                "test", Map.of("bind", "127.0.0.1:0", "cores", 1.0), server.defaults()),
            end);
    soon().until(() -> health.containsKey("edge_server: edge"));
    String address =
        health.get("edge_server: edge").values().stream()
            .filter(pair -> pair.key().equals("address"))
            .findFirst()
            .orElseThrow()
            .value();
    Map<String, Object> impatient =
        Map.of("image_timeout_seconds", 0.5, "odometry_timeout_seconds", 0.5);
    agent =
        agent(
            "rover1",
            Map.of("edge", address, "policy", "static:edge-224-q60", "sensors", impatient));
  }

  private static NodeProgram.Running agent(String namespace, Map<String, Object> parameters) {
    OnboardAgent program = new OnboardAgent();
    return program.start(
        join(namespace, "onboard_agent"),
        ConfigReader.bind("test", parameters, program.defaults()),
        end);
  }

  /** What one test breaks is not another's. */
  @AfterEach
  void heal() {
    robot.sees = true;
    robot.feels = true;
    robot.encoding = "bgr8";
  }

  @AfterAll
  static void stop() {
    agent.close();
    edge.close();
    robot.close();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
  }

  /** Whether the robot says that it stands still for a reason with this in it. */
  private static boolean standsFor(String reason) {
    DiagnosticStatus flight = health.get("rover1/onboard_agent: flight");
    return flight.level() == DiagnosticStatus.ERROR
        && flight.message().startsWith("standing still: ")
        && flight.message().contains(reason);
  }

  private static SetBool.Response enable(boolean on) {
    try (var caller = people.caller("/rover1/onboard_agent/enable", SetBool.TYPE)) {
      return caller.call(new SetBool.Request(on), 10);
    }
  }

  @Test
  void drivesByItsCameraAndTellsWhatItDecides() throws Exception {
    soon().until(() -> robot.drives() && !decisions.isEmpty());
    JsonNode decision = new ObjectMapper().readTree(decisions.get(0));
    assertThat(decision.at("/action/label").textValue()).isEqualTo("edge-224-q60");
    assertThat(decision.at("/serialNumber").textValue()).isEqualTo("rover1");
    assertThat(decision.at("/inputs/predictedLatencySeconds").size()).isEqualTo(12);
    String share = "edge_server: share of rover1";
    soon()
        .until(
            () ->
                health.containsKey(share)
                    && health.get(share).values().stream()
                        .anyMatch(
                            pair ->
                                pair.key().equals("frames_served")
                                    && Integer.parseInt(pair.value()) > 5));
    assertThat(end.reached()).isFalse();
  }

  @Test
  void standsStillWhileItIsHeld() {
    soon().until(robot::drives);
    assertThat(enable(false).success()).isTrue();
    assertThat(people.parameters().flag("/rover1/onboard_agent/start_held", false)).isTrue();
    soon().until(robot::stands);
    int before = robot.told.size();
    soon().until(() -> robot.told.size() > before + 20);
    assertThat(List.copyOf(robot.told).subList(before, before + 20))
        .allSatisfy(twist -> assertThat(twist.linear().x()).isZero());
    assertThat(enable(true).success()).isTrue();
    assertThat(people.parameters().flag("/rover1/onboard_agent/start_held", true)).isFalse();
    soon().until(robot::drives);
  }

  @Test
  void standsStillWithoutEyesAndSaysSo() {
    soon().until(robot::drives);
    robot.sees = false;
    soon().until(() -> robot.stands() && standsFor("/rover1/image"));
    robot.encoding = "bayer_rggb8";
    robot.sees = true;
    soon().until(() -> standsFor("bayer_rggb8"));
    int before = robot.told.size();
    soon().until(() -> robot.told.size() > before + 20);
    assertThat(List.copyOf(robot.told).subList(before, before + 20))
        .allSatisfy(twist -> assertThat(twist.linear().x()).isZero());
    robot.encoding = "bgr8";
    soon().until(robot::drives);
  }

  @Test
  void standsStillWithoutOdometryAndSaysSo() {
    soon().until(robot::drives);
    robot.feels = false;
    soon().until(() -> robot.stands() && standsFor("/rover1/odom"));
    robot.feels = true;
    soon().until(robot::drives);
  }

  @Test
  void drivesWithoutOdometryIfItIsToldThatThereIsNone() {
    try (FakeRobot other = new FakeRobot(bus, "rover2")) {
      other.feels = false;
      try (NodeProgram.Running second =
          agent(
              "rover2",
              Map.of(
                  "policy",
                  "local",
                  "edge_wait_seconds",
                  0,
                  "start_held",
                  true,
                  "sensors",
                  Map.of("odometry", false)))) {
        soon().until(() -> other.told.size() > 20);
        assertThat(other.told).allSatisfy(twist -> assertThat(twist.linear().x()).isZero());
        try (var caller = people.caller("/rover2/onboard_agent/enable", SetBool.TYPE)) {
          assertThat(caller.call(new SetBool.Request(true), 10).success()).isTrue();
        }
        soon().until(other::drives);
        assertThat(second).isNotNull();
      }
      assertThat(other.stands()).isTrue();
    }
  }

  @Test
  void aMistakeIsToldInALine() {
    OnboardAgent program = new OnboardAgent();
    Map<String, Object> mistakes =
        Map.of("polcy", "a3d", "edge", "nowhere", "sensors", Map.of("range", "radar"));
    Assertions.assertThatThrownBy(
            () -> ConfigReader.bind("parameters of /a", mistakes, program.defaults()))
        .hasMessageContaining("polcy")
        .hasMessageContaining("radar");
    Assertions.assertThatThrownBy(() -> agent("rover3", Map.of("edge", "nowhere")))
        .hasMessageContaining("/rover3/onboard_agent")
        .hasMessageContaining("nowhere");
  }
}
