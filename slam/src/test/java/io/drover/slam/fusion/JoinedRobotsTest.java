package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Pose2;
import io.drover.rpc.InProcessName;
import io.drover.rpc.RpcChannel;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import io.drover.slam.Room;
import io.drover.slam.local.LocalSlamOptions;
import io.drover.slam.posegraph.PoseGraphOptions;
import io.drover.slam.sensor.RobotScan;
import io.drover.slam.v1.EdgeFusionGrpc;
import io.drover.slam.v1.JoinReply;
import io.drover.slam.v1.JoinRequest;
import io.grpc.BindableService;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Robots that are processes of their own, on edges that end under them. */
class JoinedRobotsTest {
  private static final int SCANS = 120;

  private final Deque<AutoCloseable> running = new ArrayDeque<>();

  @AfterEach
  void stop() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }

  private <T extends AutoCloseable> T kept(T thing) {
    running.push(thing);
    return thing;
  }

  private RpcServer serve(InProcessName name, BindableService service) {
    return kept(RpcServer.start(RpcServerOptions.at(name).withGraceSeconds(0), List.of(service)));
  }

  private static InProcessName name() {
    return new InProcessName(UUID.randomUUID().toString());
  }

  /** A cloud with one map. */
  private final class Cloud {
    private final GlobalMerge merge = kept(new GlobalMerge(PoseGraphOptions.DEFAULT));
    private final RobotRoster roster;
    private final List<TakenScan> taken = new CopyOnWriteArrayList<>();
    private final RpcServer server;

    Cloud(long session, InProcessName name) {
      roster = new RobotRoster(session);
      server =
          serve(name, new GlobalMergeService(LocalSlamOptions.DEFAULT, merge, roster, taken::add));
    }
  }

  /** Edges one after the other. */
  private final class Edges implements EdgeDirectory {
    private final List<RpcServer> servers = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private int ended;

    Edges(InProcessName cloud, int count) {
      Channel up = kept(RpcChannel.to(cloud)).grpc();
      for (int i = 0; i < count; i++) {
        InProcessName name = name();
        servers.add(serve(name, new EdgeFusionService(LocalSlamOptions.DEFAULT, up)));
        channels.add(kept(RpcChannel.to(name)).grpc());
      }
    }

    private JoinReply join(String robot) {
      return EdgeFusionGrpc.newBlockingStub(channels.get(ended))
          .join(JoinRequest.newBuilder().setName(robot).setFrame(robot + "/odom").build());
    }

    @Override
    public synchronized Edge edgeFor(int robot) {
      Channel channel = channels.get(Math.min(ended, channels.size() - 1));
      return () -> channel;
    }

    @Override
    public synchronized void failed(int robot, Edge edge, String why) {
      ended++;
    }
  }

  private static RobotScan scan(int robot, int index) {
    Pose2 pose = Room.onRound(0.3 * robot + 0.3 * index / SCANS);
    return new RobotScan(Room.scan(robot + "." + index, pose), Pose2.IDENTITY, Optional.of(pose));
  }

  private static List<String> stamps(Cloud cloud, int robot) {
    return cloud.taken.stream()
        .filter(each -> each.robot() == robot)
        .map(each -> each.scan().scan().stamp())
        .toList();
  }

  private static List<String> all(int robot) {
    List<String> stamps = new ArrayList<>();
    for (int i = 0; i < SCANS; i++) {
      stamps.add(robot + "." + i);
    }
    return stamps;
  }

  @Test
  void eachNumbersItsOwnScansAndNoneIsLostWithAnEdge() {
    InProcessName name = name();
    Cloud cloud = new Cloud(7, name);
    Edges edges = new Edges(name, 2);
    JoinReply one = edges.join("one");
    JoinReply two = edges.join("fleet/two");
    assertThat(List.of(one.getRobot(), two.getRobot())).containsExactly(1, 2);
    RemoteFusion first = kept(RemoteFusion.joined(edges, one.getSession(), "one"));
    RemoteFusion second = kept(RemoteFusion.joined(edges, two.getSession(), "two"));
    for (int i = 0; i < SCANS; i++) {
      first.add(1, scan(1, i));
      if (i == SCANS / 2) {
        edges.servers.get(0).close();
      }
      if (i >= SCANS / 4) {
        // comes later, and never as far
        second.add(2, scan(2, i - SCANS / 4));
      }
    }
    for (int i = SCANS - SCANS / 4; i < SCANS; i++) {
      second.add(2, scan(2, i));
    }
    first.finish();
    second.finish();
    cloud.merge.finish();
    assertThat(stamps(cloud, 1)).isEqualTo(all(1));
    assertThat(stamps(cloud, 2)).isEqualTo(all(2));
    assertThat(cloud.taken.stream().flatMap(each -> each.kept().stream()))
        .isNotEmpty()
        .allMatch(id -> cloud.merge.graph().scans(id.robot()).contains(id));
  }

  @Test
  void aRobotIsToldThatTheCloudHasBegunANewMap() {
    InProcessName name = name();
    Cloud old = new Cloud(7, name);
    Edges edges = new Edges(name, 1);
    JoinReply joined = edges.join("one");
    old.server.close();
    new Cloud(8, name);
    RemoteFusion robot = kept(RemoteFusion.joined(edges, joined.getSession(), "one"));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < SCANS; i++) {
                robot.add(joined.getRobot(), scan(1, i));
              }
              robot.finish();
            })
        .isInstanceOfSatisfying(
            DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
        .hasMessageContaining("has not joined this map");
    assertThat(edges.join("one").getSession()).isEqualTo(8);
  }

  @Test
  void namesThatAreNoneInRosAreRefused() {
    InProcessName name = name();
    Cloud cloud = new Cloud(7, name);
    Edges edges = new Edges(name, 1);
    for (String bad : new String[] {"", "/one", "a b", "x".repeat(300)}) {
      assertThatThrownBy(() -> edges.join(bad))
          .isInstanceOf(StatusRuntimeException.class)
          .hasMessageContaining("INVALID_ARGUMENT");
    }
    assertThat(cloud.roster.all()).isEmpty();
  }
}
