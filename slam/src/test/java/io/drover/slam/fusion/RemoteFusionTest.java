package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import io.drover.slam.FleetMapping;
import io.drover.slam.Room;
import io.drover.slam.StampedPose;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.Constraint;
import io.drover.slam.posegraph.MapMerge;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.LaserScan;
import io.drover.slam.sensor.RobotScan;
import io.grpc.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two robots in a room, edges that end under them, and a cloud, all in this process. */
class RemoteFusionTest {
  private static final int SCANS = 500;
  private static final double NOISE_METRES = 0.03;
  private static final double NOISE_RADIANS = Math.toRadians(0.5);

  private final List<AutoCloseable> running = new ArrayList<>();
  private final List<List<MapMerge>> observed = new CopyOnWriteArrayList<>();
  private final GlobalMerge merge = new GlobalMerge(PoseGraphOptions.DEFAULT);
  private final GlobalMergeService cloud = new GlobalMergeService(LocalSlamOptions.DEFAULT, merge);
  private final List<RpcServer> edges = new ArrayList<>();
  private volatile int ended;

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    merge.close();
  }

  private static InProcessName name() {
    return new InProcessName(UUID.randomUUID().toString());
  }

  private RpcChannel serve(io.grpc.BindableService service) {
    InProcessName name = name();
    RpcServer server =
        RpcServer.start(RpcServerOptions.at(name).withGraceSeconds(0), List.of(service));
    RpcChannel channel = RpcChannel.to(name);
    running.add(channel);
    running.add(server);
    if (service instanceof EdgeFusionService) {
      edges.add(server);
    }
    return channel;
  }

  /** The next edge after each that has failed, up to so many. */
  private final class Directory implements EdgeDirectory {
    private final List<RpcChannel> channels = new ArrayList<>();
    private volatile int planned;

    private final RpcChannel cloud = serve(RemoteFusionTest.this.cloud);

    Directory(int count) {
      for (int i = 0; i < count; i++) {
        channels.add(serve(edge()));
      }
    }

    private EdgeFusionService edge() {
      return new EdgeFusionService(LocalSlamOptions.DEFAULT, cloud.grpc());
    }

    private record Numbered(int number, Channel channel) implements Edge {}

    @Override
    public synchronized Edge edgeFor(int robot) {
      if (ended >= channels.size()) {
        throw new DroverException(ErrorCode.UNREACHABLE, "no edge is left");
      }
      int number = Math.max(ended, planned);
      return new Numbered(number, channels.get(number).grpc());
    }

    @Override
    public synchronized void failed(int robot, Edge edge, String why) {
      int number = ((Numbered) edge).number();
      ended = Math.max(ended, number + 1);
      channels.get(number).close();
    }
  }

  private static RobotScan scan(int robot, int index) {
    Pose2 start = Room.onRound(0.3 * robot);
    Pose2 pose = Room.onRound(0.3 * robot + 1.2 * index / SCANS);
    LaserScan laser = Room.scan(robot + "." + index, pose);
    Pose2 straight = start.between(pose);
    Pose2 odometry = new Pose2(1.03 * straight.x(), straight.y(), straight.theta());
    return new RobotScan(laser, Pose2.IDENTITY, Optional.of(odometry));
  }

  /** Nothing can be seen in it. */
  private static RobotScan blind(int index) {
    return new RobotScan(
        new LaserScan("blind " + index, 0, 0.1, new float[180], 80),
        Pose2.IDENTITY,
        Optional.empty());
  }

  private static List<List<StampedPose>> here() {
    try (FleetMapping mapping =
        new FleetMapping(LocalSlamOptions.DEFAULT, PoseGraphOptions.DEFAULT)) {
      for (int i = 0; i < SCANS; i++) {
        mapping.add(1, i % 50 == 7 ? blind(i) : scan(1, i));
        mapping.add(2, scan(2, i));
      }
      mapping.finish();
      return List.of(mapping.trajectory(1), mapping.trajectory(2));
    }
  }

  /**
   * The same but for the order in which edges have heard their robots, and so whose frame it is.
   */
  private static void assertTheMap(List<List<StampedPose>> map) {
    List<List<StampedPose>> here = here();
    Pose2 frame = here.get(0).get(0).pose().compose(map.get(0).get(0).pose().inverse());
    for (int robot = 0; robot < here.size(); robot++) {
      assertThat(map.get(robot)).hasSameSizeAs(here.get(robot));
      for (int i = 0; i < here.get(robot).size(); i++) {
        StampedPose found = map.get(robot).get(i);
        StampedPose expected = here.get(robot).get(i);
        assertThat(found.stamp()).isEqualTo(expected.stamp());
        Pose2 off = expected.pose().between(frame.compose(found.pose()));
        assertThat(Math.hypot(off.x(), off.y())).isLessThan(NOISE_METRES);
        assertThat(off.theta()).isCloseTo(0, within(NOISE_RADIANS));
      }
    }
  }

  private List<List<StampedPose>> onEdges(RemoteFusion fusion, int... endAt) {
    int from = 0;
    for (int edge = 0; edge < endAt.length; edge++) {
      add(fusion, from, endAt[edge]);
      edges.get(edge).close();
      from = endAt[edge];
    }
    add(fusion, from, SCANS);
    return finished(fusion);
  }

  private static void add(RemoteFusion fusion, int from, int end) {
    for (int i = from; i < end; i++) {
      fusion.add(1, i % 50 == 7 ? blind(i) : scan(1, i));
      fusion.add(2, scan(2, i));
    }
  }

  private List<List<StampedPose>> finished(RemoteFusion fusion) {
    fusion.finish();
    merge.finish();
    return List.of(merge.trajectory(1), merge.trajectory(2));
  }

  @Test
  void edgesGiveTheSameMap() {
    merge.observe(graph -> observed.add(graph.merges()));
    try (RemoteFusion fusion = new RemoteFusion(new Directory(1))) {
      assertTheMap(onEdges(fusion));
      assertThat(ended).isZero();
      assertThat(observed.get(0)).isEmpty();
      assertThat(merge.graph().merges()).isNotEmpty();
      assertThat(observed.get(observed.size() - 1)).isEqualTo(merge.graph().merges());
      assertThat(fusion.figures().keySet()).containsExactly(1, 2);
      assertThat(fusion.figures().get(2).sent().raw())
          .isEqualTo(4L * SCANS * scan(2, 0).scan().beams());
      assertThat(fusion.figures().get(2).sent().wire()).isPositive();
      assertThat(cloud.submaps().ratio()).isGreaterThan(1);
      assertThat(cloud.found()).isPositive();
      assertThat(merge.graph().constraints()).anyMatch(Constraint::crossRobot);
      assertThat(fusion.figures().get(1).fuseSeconds()).isPositive();
    }
  }

  @Test
  void edgesThatEndLoseNothing() {
    try (RemoteFusion fusion = new RemoteFusion(new Directory(4))) {
      assertTheMap(onEdges(fusion, 1, 190, 200));
      assertThat(ended).isEqualTo(3);
      assertThat(merge.scans()).isEqualTo(2 * SCANS - SCANS / 50);
    }
  }

  /** The first edge of a directory is stopped after so many requests. */
  private StallingEdge stalling(Directory directory, EdgeFusionService edge, int requests) {
    StallingEdge stalling = new StallingEdge(edge, requests);
    directory.channels.add(0, serve(stalling));
    return stalling;
  }

  private void untilOneIsLeft(Runnable tick) {
    while (ended == 0) {
      tick.run();
    }
  }

  @Test
  void edgesThatAreSilentAreLeftAndNothingIsLost() throws Exception {
    Directory directory = new Directory(1);
    StallingEdge stalling = stalling(directory, directory.edge(), 300);
    try (RemoteFusion fusion = new RemoteFusion(directory)) {
      var map = CompletableFuture.supplyAsync(() -> onEdges(fusion));
      stalling.awaitStall();
      untilOneIsLeft(fusion::tick);
      assertTheMap(map.join());
      assertThat(ended).isEqualTo(1);
      assertThat(merge.scans()).isEqualTo(2 * SCANS - SCANS / 50);
    }
  }

  @Test
  void edgesThatWakeUpLateDoNoHarm() throws Exception {
    Directory directory = new Directory(1);
    StallingEdge stalling = stalling(directory, directory.edge(), 300);
    try (RemoteFusion fusion = new RemoteFusion(directory)) {
      var half = CompletableFuture.runAsync(() -> add(fusion, 0, SCANS / 2));
      stalling.awaitStall();
      untilOneIsLeft(fusion::tick);
      half.join();
      stalling.wake();
      add(fusion, SCANS / 2, SCANS);
      assertTheMap(finished(fusion));
      assertThat(merge.scans()).isEqualTo(2 * SCANS - SCANS / 50);
    }
  }

  @Test
  void edgesThatAreBusyAreNotLeft() {
    Directory directory = new Directory(1);
    EdgeFusionService busy = directory.edge();
    var unused = stalling(directory, busy, 0);
    RobotUplink robot = new RobotUplink(1, "robot", 0, directory);
    robot.send(0, Optional.of(Wire.of(scan(1, 0))));
    for (int beat = 0; beat < 2 * RobotUplink.STARTING_TICKS; beat++) {
      robot.tick();
      while (robot.silentTicks() > 0) {
        // the call may not have reached the edge yet: then nobody hears
        busy.beat();
        Thread.onSpinWait();
      }
    }
    assertThat(ended).isZero();
    untilOneIsLeft(robot::tick);
    robot.close();
  }

  @Test
  void robotsThatMoveInOrderGiveTheSameMap() {
    Directory directory = new Directory(3);
    try (RemoteFusion fusion = new RemoteFusion(directory)) {
      int from = 0;
      for (int end : new int[] {1, 40, 41, 230, 400, SCANS}) {
        add(fusion, from, end);
        directory.planned = (directory.planned + 1) % 3;
        fusion.move(1);
        if (end % 2 == 0) {
          fusion.move(2);
        }
        from = end;
      }
      assertTheMap(finished(fusion));
      assertThat(ended).isZero();
      assertThat(fusion.figures().get(1).moves()).isBetween(1L, 6L);
      assertThat(fusion.figures().get(1).scans()).isEqualTo(SCANS);
      assertThat(fusion.figures().get(2).matchSeconds()).isPositive();
    }
  }

  @Test
  void aMoveWaitsForWhatIsUnderWay() throws Exception {
    Directory directory = new Directory(1);
    StallingEdge stalling = stalling(directory, directory.edge(), 20);
    RobotUplink robot = new RobotUplink(1, "robot", 0, directory);
    for (int i = 0; i < 60; i++) {
      robot.send(i, Optional.of(Wire.of(scan(1, i))));
    }
    stalling.awaitStall();
    directory.planned = 1;
    robot.move();
    robot.send(60, Optional.of(Wire.of(scan(1, 60))));
    assertThat(robot.figures().moves()).isZero();
    stalling.wake();
    robot.awaitAnswers();
    assertThat(robot.figures().moves()).isEqualTo(1);
    assertThat(stalling.requests()).isEqualTo(60);
    assertThat(merge.scans()).isEqualTo(61);
    robot.close();
  }

  @Test
  void saysWhenNoEdgeIsLeft() {
    try (RemoteFusion fusion = new RemoteFusion(new Directory(1))) {
      assertThatThrownBy(() -> onEdges(fusion, 100))
          .isInstanceOf(DroverException.class)
          .hasMessage("no edge is left");
    }
  }
}
