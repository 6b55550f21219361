package io.drover.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.drover.core.id.DroneId;
import io.drover.core.time.WallClock;
import io.drover.navigation.ResourceShare;
import io.drover.navigation.v1.Share;
import io.drover.navigation.v1.StandByReply;
import io.drover.navigation.v1.StandByRequest;
import io.drover.navigation.v1.WatchShareRequest;
import java.util.Iterator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class StandByTest {
  private static final DroneId FIRST = new DroneId("drone1");

  private static StandByReply standBy(EdgeFixture f, String drone) {
    return f.stub()
        .standBy(
            StandByRequest.newBuilder()
                .setDroneId(drone)
                .setPayload(ByteString.copyFrom(new byte[4096]))
                .build());
  }

  @Test
  void offersWhatANewcomerWouldGetAndTakesNothingFromTheOthers() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.infer("drone1");
      StandByReply offer = standBy(f, "drone2");

      assertThat(offer.getShare().getCores()).isEqualTo(2);
      assertThat(offer.getShare().getFullCores()).isPositive();
      assertThat(offer.getEdgeId()).isEqualTo("edge1");
      assertThat(f.edge.shares()).containsOnly(Map.entry(FIRST, new ResourceShare(4)));
      assertThat(f.events.said()).doesNotContain("admitted drone2", "refused drone2");
    }
  }

  @Test
  void followsThoseWhoComeAndGo() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      assertThat(standBy(f, "drone3").getShare().getCores()).isEqualTo(4);
      f.infer("drone1");
      f.infer("drone2");
      assertThat(standBy(f, "drone3").getShare().getCores()).isEqualTo(4.0 / 3);
      standBy(f, "drone2");
      assertThat(standBy(f, "drone3").getShare().getCores()).isEqualTo(2);
    }
  }

  @Test
  void givesBackWhatTheDroneHeld() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      f.infer("drone1");
      f.infer("drone2");
      Iterator<Share> watched =
          f.stub().watchShare(WatchShareRequest.newBuilder().setDroneId("drone2").build());
      assertThat(watched.next().getCores()).isEqualTo(2);

      standBy(f, "drone2");

      assertThat(f.edge.shares()).containsOnly(Map.entry(FIRST, new ResourceShare(4)));
      assertThat(f.events.said()).contains("gone drone2 RESERVE");
      assertThat(watched.hasNext()).as("its watch has ended").isFalse();
      assertThat(f.infer("drone2").getShare().getCores()).as("it may come back").isEqualTo(2);
    }
  }

  @Test
  void saysWhenItHasNoRoom() {
    try (EdgeFixture f =
        EdgeFixture.inProcess(new WallClock(), options -> options.withMaxDrones(1))) {
      f.infer("drone1");
      assertThatThrownBy(() -> standBy(f, "drone2"))
          .hasMessageStartingWith("RESOURCE_EXHAUSTED: edge edge1 already serves its limit of 1");
      assertThat(standBy(f, "drone1").getShare().getCores())
          .as("its own place is free")
          .isEqualTo(4);
    }
  }

  @Test
  void refusesADroneWithoutAName() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      assertThatThrownBy(() -> standBy(f, "")).hasMessageStartingWith("INVALID_ARGUMENT");
    }
  }

  @Test
  void tellsItsNameWithEachAnswer() {
    try (EdgeFixture f = EdgeFixture.inProcess()) {
      assertThat(f.infer("drone1").getEdgeId()).isEqualTo("edge1");
    }
  }
}
