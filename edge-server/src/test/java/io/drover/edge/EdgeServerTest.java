package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.id.DroneId;
import io.drover.core.time.WallClock;
import io.drover.edge.container.EmbeddedOptions;
import io.drover.edge.container.ManualClock;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.InferReply;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.rpc.HostPort;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EdgeServerTest {
  @Test
  void answersAFrameWithOutputTimesAndShare() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      InferReply reply = f.infer("drone1");

      assertThat(reply.getFrameId()).isEqualTo(7);
      assertThat(reply.getSteeringRadians()).isEqualTo(0.032);
      assertThat(reply.getCollisionProbability()).isEqualTo(0.25);
      assertThat(reply.getShare().getCores()).isEqualTo(4);
      assertThat(f.events.said())
          .containsExactly(
              "admitted drone1",
              "share drone1 4.0",
              "worker drone1 STARTING: the drone was admitted",
              "served drone1 21");
    }
  }

  @Test
  void answersOverLoopbackTcp() {
    try (EdgeFixture f =
        new EdgeFixture(
            HostPort.loopback(0), new WallClock(), EmbeddedOptions.DEFAULT, o -> o, p -> p)) {
      assertThat(f.infer("drone1").getSteeringRadians()).isEqualTo(0.032);
      assertThat(((HostPort) f.edge.address()).port()).isPositive();
    }
  }

  @Test
  void saysThatItIsHealthy() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      HealthCheckRequest navigation =
          HealthCheckRequest.newBuilder().setService(NavigationGrpc.SERVICE_NAME).build();
      assertThat(HealthGrpc.newBlockingStub(f.channel.grpc()).check(navigation).getStatus())
          .isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void givesTheSameAnswersForTheSameFramesOnAVirtualClock() {
    assertThat(replies()).isEqualTo(replies());
  }

  private static List<InferReply> replies() {
    List<InferReply> replies = new ArrayList<>();
    ManualClock clock = new ManualClock();
    try (EdgeFixture f = EdgeFixture.inProcess(clock)) {
      for (int i = 0; i < 40; i++) {
        String drone = "drone" + (i % 3);
        replies.add(f.stub().infer(EdgeFixture.frame(drone, i, Jpegs.square(16 + i))));
        clock.advance(0.1);
        f.beat();
      }
    }
    return replies;
  }

  @Test
  void sharesEvenlyAsDronesComeAndGo() {
    ManualClock clock = new ManualClock();
    try (EdgeFixture f = EdgeFixture.inProcess(clock)) {
      f.infer("drone1");
      assertThat(f.infer("drone2").getShare().getCores()).isEqualTo(2);
      assertThat(f.edge.shares())
          .containsEntry(new DroneId("drone1"), new ResourceShare(2))
          .containsEntry(new DroneId("drone2"), new ResourceShare(2));

      clock.advance(50);
      f.infer("drone2");
      clock.advance(50);
      f.beat();

      assertThat(f.edge.shares()).containsOnlyKeys(new DroneId("drone2"));
      assertThat(f.edge.shares()).containsValue(new ResourceShare(4));
      assertThat(f.events.said()).contains("gone drone1 IDLE");
    }
  }

  @Test
  void turnsDronesAwayBeyondItsLimit() {
    try (EdgeFixture f = EdgeFixture.inProcess(new WallClock(), o -> o.withMaxDrones(1))) {
      f.infer("drone1");

      assertThatThrownBy(() -> f.infer("drone2"))
          .hasMessage(
              "RESOURCE_EXHAUSTED: edge edge1 already serves its limit of 1 drones: use another"
                  + " edge or fly on board");
      assertThat(f.events.said())
          .contains("turned away drone2 full", "dropped drone2 not_admitted");
      assertThat(f.infer("drone1").getFrameId()).isEqualTo(7);
    }
  }
}
