package io.drover.airsim.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.rpc.CollisionInfo;
import io.drover.airsim.rpc.Dialect;
import io.drover.airsim.rpc.Encodable;
import io.drover.airsim.rpc.GeoPoint;
import io.drover.airsim.rpc.KinematicsState;
import io.drover.airsim.rpc.MethodTable;
import io.drover.airsim.rpc.MultirotorState;
import io.drover.airsim.rpc.RcData;
import io.drover.airsim.rpc.RpcServer;
import io.drover.airsim.rpc.WireType;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.time.NanoClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A simulator that answers moves when the test says so, and images never. */
@Timeout(60)
class UnreliableSimulatorTest {
  private final BlockingQueue<CompletableFuture<Encodable>> moves = new LinkedBlockingQueue<>();
  private final Hurried clock = new Hurried();
  private final MethodTable table =
      new MethodTable()
          .addNow("ping", 0, a -> Encodable.of(true))
          .addNow("getServerVersion", 0, a -> Encodable.of(WireType.INT, 1))
          .addNow("getMinRequiredClientVersion", 0, a -> Encodable.of(WireType.INT, 1))
          .addNow("simIsPaused", 0, a -> Encodable.of(false))
          .addNow("getHomeGeoPoint", 1, a -> Encodable.of(GeoPoint.WIRE, new GeoPoint(0, 0, 0)))
          .add("simGetImages", 3, a -> new CompletableFuture<>())
          .add(
              "moveByVelocity",
              7,
              a -> {
                CompletableFuture<Encodable> answer = new CompletableFuture<>();
                moves.add(answer);
                return answer;
              });

  @Test
  void keepsNoMoreThanTwoMovesOpen() throws Exception {
    try (RpcServer server = serve(0);
        AirSimClient client = connect(server, 10)) {
      AirSimVehicle drone = client.vehicle("");
      CompletableFuture<Boolean> first = east(drone);
      CompletableFuture<Boolean> second = east(drone);
      CompletableFuture<Boolean> third = east(drone);
      CompletableFuture<Boolean> fourth = east(drone);
      assertThat(third.get(10, TimeUnit.SECONDS)).as("replaced while it waited").isFalse();
      CompletableFuture<Encodable> firstServed = moves.poll(10, TimeUnit.SECONDS);
      CompletableFuture<Encodable> secondServed = moves.poll(10, TimeUnit.SECONDS);
      // a round trip: had a third been sent it would have arrived by now
      client.isPaused();
      assertThat(moves).isEmpty();
      firstServed.complete(Encodable.of(false));
      assertThat(first.get(10, TimeUnit.SECONDS)).isFalse();
      CompletableFuture<Encodable> fourthServed = moves.poll(10, TimeUnit.SECONDS);
      secondServed.complete(Encodable.of(true));
      fourthServed.complete(Encodable.of(true));
      assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
      assertThat(fourth.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void givesUpAnImageThatNeverComesWhileOtherCallsGoOn() {
    try (RpcServer server = serve(0);
        AirSimClient client = connect(server, 0.2)) {
      AirSimVehicle drone = client.vehicle("");
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> drone.captureGray("0"))
            .isInstanceOfSatisfying(
                DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
            .hasMessageContaining("0.2 s");
        assertThat(client.isPaused()).isFalse();
      }
    }
  }

  @Test
  void failsWhatIsOpenWhenTheSimulatorDiesAndConnectsAgain() throws Exception {
    RpcServer server = serve(0);
    try (AirSimClient client = connect(server, 10)) {
      AirSimVehicle drone = client.vehicle("");
      CompletableFuture<Boolean> open = east(drone);
      assertThat(moves.poll(10, TimeUnit.SECONDS)).isNotNull();
      server.close();
      assertThatThrownBy(() -> open.get(10, TimeUnit.SECONDS)).hasMessageContaining("lost AirSim");
      assertThatThrownBy(client::isPaused)
          .isInstanceOfSatisfying(
              DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNREACHABLE))
          .hasMessageContaining("start the simulator");
      try (RpcServer again = serve(server.port())) {
        assertThat(client.isPaused()).isFalse();
        assertThat(again.port()).isEqualTo(server.port());
      }
    }
  }

  @Test
  void passesOnWhatTheSimulatorRefuses() {
    try (RpcServer server = serve(0);
        AirSimClient client = connect(server, 10)) {
      assertThatThrownBy(() -> client.continueFor(1))
          .isInstanceOfSatisfying(
              DroverException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REFUSED))
          .hasMessageContaining("could not find function 'simContinueForTime'");
    }
  }

  @Test
  void leavesAProtocolThatItDoesNotKnow() {
    table.addNow("getServerVersion", 0, a -> Encodable.of(WireType.INT, 3));
    try (RpcServer server = serve(0)) {
      assertThatThrownBy(() -> connect(server, 10))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("speaks version 3 of AirSim's protocol");
    }
  }

  @Test
  void slowsDownEvenlyAndThenHovers() {
    Vector3 flying = new Vector3(1, 2, 0);
    KinematicsState motion =
        new KinematicsState(
            new Vector3(0, 0, -5),
            Quaternion.IDENTITY,
            flying,
            Vector3.ZERO,
            Vector3.ZERO,
            Vector3.ZERO);
    List<String> said = new ArrayList<>();
    table
        .addNow(
            "getMultirotorState",
            1,
            a ->
                Encodable.of(
                    MultirotorState.WIRE,
                    new MultirotorState(
                        CollisionInfo.NONE,
                        motion,
                        new GeoPoint(0, 0, 0),
                        0,
                        1,
                        RcData.NONE,
                        true,
                        "",
                        true)))
        .addNow(
            "moveByVelocityZ",
            7,
            a -> {
              said.add("%.2f %.2f %.2f".formatted(a.real(), a.real(), a.real()));
              return Encodable.of(false);
            })
        .addNow(
            "hover",
            1,
            a -> {
              said.add("hover");
              return Encodable.of(true);
            });
    try (RpcServer server = serve(0);
        AirSimClient client = connect(server, 10)) {
      // a round trip: what was sent before has been answered
      clock.meanwhile = client::isPaused;
      client.vehicle("").rampToStop(5);
      client.isPaused();
      assertThat(said)
          .containsExactly(
              "0.80 1.60 -5.00",
              "0.60 1.20 -5.00",
              "0.40 0.80 -5.00",
              "0.20 0.40 -5.00",
              "0.00 0.00 -5.00",
              "hover");
    }
  }

  private RpcServer serve(int port) {
    return RpcServer.start(
        new RpcServer.Options("127.0.0.1", port, Dialect.MAP, 1 << 20, 8), table);
  }

  private AirSimClient connect(RpcServer server, double imageSeconds) {
    return AirSimClient.connect(
        new AirSimClient.Options("127.0.0.1", server.port(), 10, imageSeconds, clock));
  }

  private static CompletableFuture<Boolean> east(AirSimVehicle drone) {
    return drone.velocity(new Vector3(1, 0, 0), 0, 1);
  }

  /** A clock on which whoever sleeps does something else meanwhile. */
  private static final class Hurried implements NanoClock {
    private Runnable meanwhile = () -> {};
    private long nowNanos;

    @Override
    public long nanoTime() {
      return nowNanos;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      nowNanos = Math.max(nowNanos, nanoTime);
      meanwhile.run();
    }
  }
}
