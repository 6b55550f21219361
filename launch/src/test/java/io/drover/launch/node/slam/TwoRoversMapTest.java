package io.drover.launch.node.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.core.geometry.Vector2;
import io.drover.launch.map.Pulse;
import io.drover.ros.RosNode;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticArray;
import io.drover.ros.msg.diagnostic_msgs.DiagnosticStatus;
import io.drover.ros.name.GraphNames;
import io.drover.ros.name.RosArguments;
import io.drover.ros.tcp.NodeOptions;
import io.drover.ros.tcp.TcpRosNode;
import io.drover.ros.tf.TransformBroadcaster;
import io.drover.slam.simulation.DriveOptions;
import io.drover.slam.simulation.FloorPlanKind;
import io.drover.slam.simulation.FloorPlanOptions;
import io.drover.slam.simulation.LaserOptions;
import io.drover.slam.simulation.SimulatedFleet;
import io.drover.slam.simulation.SimulatedFleetOptions;
import io.drover.slam.simulation.SimulatedRobotOptions;
import io.drover.slam.simulation.SimulatedScan;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code roslaunch two_rovers_map.launch} with a real master: two rovers that drive through a
 * simulated apartment twenty times as fast, an edge that is killed meanwhile, and rospy that looks
 * at the map.
 */
class TwoRoversMapTest {
  private static final int SCANS = 450;
  private static final int ALONE = 40;
  private static final int KILLED_AT = 200;
  private static final long PERIOD_MILLIS = 8;
  private static final double SCAN_SECONDS = 0.2;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;

  private static boolean installed(String name) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(path -> Files.isExecutable(Path.of(path, name)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** What the package's executables start: this build. */
  private Path drover() throws IOException {
    Path script = folder.resolve("drover");
    Files.writeString(
        script,
        // a class path among the arguments would hide whose process it is
        "#!/bin/sh\nexport CLASSPATH='"
            + System.getProperty("java.class.path")
            + "'\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 io.drover.launch.cli.Drover \"$@\"\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  private Process start(URI master, String output, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.redirectOutput(folder.resolve(output).toFile());
    Map<String, String> environment = builder.environment();
    environment.remove("ROS_HOSTNAME");
    environment.remove("ROS_NAMESPACE");
    environment.put("ROS_MASTER_URI", master.toString());
    environment.put("ROS_IP", "127.0.0.1");
    environment.put("ROS_HOME", folder.resolve("home").toString());
    environment.put("ROS_PACKAGE_PATH", Path.of("ros").toAbsolutePath() + ":/usr/share");
    environment.put("PATH", "/usr/bin" + File.pathSeparator + environment.get("PATH"));
    environment.put("DROVER", drover().toString());
    return builder.start();
  }

  private static RosNode join(URI master) {
    return TcpRosNode.start(
        new RosArguments(
            GraphNames.of("", "rovers", Map.of()),
            master,
            Optional.of("127.0.0.1"),
            Map.of(),
            List.of()),
        NodeOptions.DEFAULT);
  }

  private static SimulatedFleet fleet() {
    SimulatedRobotOptions robot =
        new SimulatedRobotOptions(LaserOptions.DEFAULT, DriveOptions.DEFAULT);
    return new SimulatedFleet(
        FloorPlanOptions.usual(FloorPlanKind.APARTMENT, 2).sized(10, 13).plan(),
        new SimulatedFleetOptions(2, SCANS * SCAN_SECONDS, robot, 2));
  }

  private static ProcessHandle node(Process launch, String name) {
    return launch
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("__name:=" + name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void makesOneMapOfBothAndLosesNothingWithItsEdge() throws Exception {
    assumeTrue(
        installed("roslaunch"),
        "roslaunch is not on the PATH: install ROS (docs/ros.md says how) to test with it");
    URI master = URI.create("http://127.0.0.1:" + freePort());
    Process launch =
        start(
            master,
            "roslaunch.out",
            List.of(
                "env",
                "--default-signal=INT",
                "roslaunch",
                "-p",
                Integer.toString(master.getPort()),
                "drover",
                "two_rovers_map.launch",
                "edge:=127.0.0.1:" + freePort(),
                "cloud:=127.0.0.1:" + freePort(),
                "folder:=" + folder.resolve("map")));
    List<ProcessHandle> all = List.of();
    try {
      drive(master, launch);
      Files.delete(folder.resolve("map/map.yaml"));
      all = launch.descendants().toList();
      Process signal =
          new ProcessBuilder("kill", "-INT", Long.toString(launch.pid())).inheritIO().start();
      assertThat(signal.waitFor()).isZero();
      assertThat(launch.waitFor(60, TimeUnit.SECONDS)).as(output()).isTrue();
      assertThat(launch.exitValue()).as(output()).isZero();
      assertThat(folder.resolve("map/map.yaml")).exists();
      assertThat(output()).doesNotContain("Exception", "escalating to SIG");
      assertThat(all).hasSizeGreaterThan(4).noneMatch(ProcessHandle::isAlive);
    } finally {
      all.forEach(ProcessHandle::destroyForcibly);
      launch.descendants().forEach(ProcessHandle::destroyForcibly);
      launch.destroyForcibly();
    }
  }

  /** Tells all scans, and has rospy look at what becomes of them. */
  private void drive(URI master, Process launch) throws Exception {
    SimulatedFleet fleet = fleet();
    List<SimulatedScan> first = fleet.scans(0).toList();
    List<SimulatedScan> second = fleet.scans(1).toList();
    try (RosNode node = join(master);
        TransformBroadcaster frames = new TransformBroadcaster(node);
        SimulatedRover one = new SimulatedRover(node, frames, "robot1");
        SimulatedRover two = new SimulatedRover(node, frames, "robot2")) {
      Awaitility.await("both are heard").atMost(PATIENCE).until(() -> one.heard() && two.heard());
      Set<String> mapped = ConcurrentHashMap.newKeySet();
      node.subscribe(
          "/diagnostics", DiagnosticArray.TYPE, 100, told -> mapped.addAll(mapped(told)));
      long start = Instant.now().toEpochMilli();
      for (int i = 0; i < SCANS + ALONE; i++) {
        // the last scan is of about now
        RosTime stamp = RosTime.ofSeconds(start / 1000.0 + (i - SCANS) * SCAN_SECONDS);
        if (i < SCANS) {
          one.tell(first.get(i), stamp);
        }
        if (i >= ALONE) {
          two.tell(second.get(i - ALONE), stamp);
        }
        if (i == KILLED_AT) {
          // what it has of both is in the map by then, and more is under way
          Awaitility.await("both are mapped").atMost(PATIENCE).until(() -> mapped.size() == 2);
          assertThat(node(launch, "edge_fusion").destroyForcibly()).isTrue();
        }
        Thread.sleep(Math.max(0, start + i * PERIOD_MILLIS - Instant.now().toEpochMilli()));
      }
      // publishers that close drop what was not read yet
      Runnable standing =
          () -> {
            one.stand(node.now());
            two.stand(node.now());
          };
      Vector2 apart =
          first
              .get(SCANS - 1)
              .truth()
              .translation()
              .minus(second.get(SCANS - 1).truth().translation());
      Pulse still = Pulse.every(0.1, List.of(standing));
      try {
        assertTheMap(look(master), apart.norm());
      } finally {
        still.close();
      }
    }
  }

  /** Robots of which scans are in the map. */
  private static List<String> mapped(DiagnosticArray told) {
    return told.status().stream()
        .filter(
            status ->
                status.values().stream()
                    .anyMatch(v -> v.key().equals("scans_in_map") && !v.value().equals("0")))
        .map(DiagnosticStatus::name)
        .toList();
  }

  private JsonNode look(URI master) throws Exception {
    Path script = folder.resolve("map_peer.py");
    try (InputStream text = TwoRoversMapTest.class.getResourceAsStream("map_peer.py")) {
      Files.copy(text, script);
    }
    Process peer =
        start(
            master,
            "peer.out",
            List.of(
                "/usr/bin/python3",
                script.toString(),
                Integer.toString(SCANS),
                Integer.toString(SCANS)));
    assertThat(peer.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(output()).isTrue();
    String printed = Files.readString(folder.resolve("peer.out"));
    assertThat(peer.exitValue()).as(printed + output()).isZero();
    String json = printed.lines().filter(line -> line.startsWith("{")).findFirst().orElseThrow();
    return new ObjectMapper().readTree(json);
  }

  private void assertTheMap(JsonNode seen, double apart) throws IOException {
    for (String robot : List.of("robot1", "robot2")) {
      JsonNode told = seen.at("/diagnostics").get(robot + "/slam_robot");
      assertThat(told.get("scans").asInt()).as(robot).isEqualTo(SCANS);
      assertThat(told.get("scans_in_map").asInt()).as(robot).isEqualTo(SCANS);
      assertThat(told.get("scans_dropped").asInt()).as(robot).isZero();
      assertThat(told.get("edge_changes").asInt()).as(robot).isPositive();
      assertThat(seen.at("/paths").get(robot).get(0).asInt()).as(robot).isGreaterThan(50);
      assertThat(seen.at("/paths").get(robot).get(1).asText()).isEqualTo("map");
      assertThat(seen.at("/parents").get(robot + "/odom").asInt()).isEqualTo(1);
    }
    assertThat(seen.get("saved").get(0).asBoolean()).as(seen.toString()).isTrue();
    assertThat(seen.get("saved").get(1).asText()).contains("2 robots");
    assertThat(seen.get("apart").asDouble()).isCloseTo(apart, within(0.3));
    assertThat(seen.get("map_frame").asText()).isEqualTo("map");
    assertThat(seen.get("resolution").asDouble()).isCloseTo(0.05, within(1e-6));
    assertThat(seen.get("occupied").asInt()).isGreaterThan(1000);
    assertThat(seen.get("free").asInt()).isGreaterThan(10_000);
    assertThat(seen.get("odom_in").asText()).isEqualTo("map");
    // asked for later: it may have grown
    assertThat(seen.get("asked").get(0).asInt()).isGreaterThan(seen.get("width").asInt() - 20);
    assertThat(seen.get("markers").toString()).contains("submaps/robot1", "submaps/robot2");
    assertThat(folder.resolve("map/map.pgm")).isNotEmptyFile();
    assertThat(folder.resolve("map/robot2.tum")).isNotEmptyFile();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("roslaunch.out"));
  }
}
