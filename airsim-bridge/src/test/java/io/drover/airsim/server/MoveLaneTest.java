package io.drover.airsim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.airsim.flight.Command;
import io.drover.airsim.flight.Multirotor;
import io.drover.airsim.flight.World;
import io.drover.airsim.flight.YawControl;
import io.drover.airsim.world.Conditions;
import io.drover.airsim.world.Routes;
import io.drover.airsim.world.Scene;
import io.drover.core.geometry.Vector3;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MoveLaneTest {
  private static final Scene SCENE = Scene.build(Routes.named("campus"));

  private final World world = World.atRouteStart(SCENE, Conditions.CLEAR, List.of("drone"));
  private final Multirotor drone = world.vehicle("drone");
  private final MoveLane lane = new MoveLane(drone);

  @BeforeEach
  void hover() {
    drone.placeAt(new Vector3(0, 0, 50), 0);
  }

  @Test
  void aSecondMoveReplacesTheFirst() {
    CompletableFuture<Boolean> first = submit(2);
    assertThat(secondsUntilDone(submit(2))).isCloseTo(2.02, within(0.03));
    assertThat(first).isCompletedWithValue(false);
  }

  @Test
  void aThirdAtOnceWaitsBehindTheSecond() {
    CompletableFuture<Boolean> first = submit(2);
    CompletableFuture<Boolean> second = submit(2);
    CompletableFuture<Boolean> third = submit(2);
    assertThat(secondsUntilDone(first)).isLessThan(0.03);
    assertThat(first).isCompletedWithValue(false);
    assertThat(secondsUntilDone(second)).isCloseTo(2, within(0.03));
    assertThat(second).isCompletedWithValue(true);
    assertThat(secondsUntilDone(third)).isCloseTo(2, within(0.03));
    assertThat(third).isCompletedWithValue(true);
  }

  @Test
  void cancellingAnswersFalseAndLetsTheNextBegin() {
    CompletableFuture<Boolean> first = submit(2);
    lane.cancel();
    assertThat(secondsUntilDone(first)).isLessThan(0.03);
    assertThat(first).isCompletedWithValue(false);
    assertThat(secondsUntilDone(submit(1))).isCloseTo(1, within(0.03));
  }

  @Test
  void aMoveThatCannotBeginFailsAloneAndTheNextFlies() {
    CompletableFuture<Boolean> first = submit(1);
    CompletableFuture<Boolean> broken =
        lane.submit(
            () -> {
              throw new IllegalStateException("not now");
            });
    CompletableFuture<Boolean> third = submit(1);
    assertThat(secondsUntilDone(third)).isCloseTo(1, within(0.06));
    assertThat(first).isCompletedWithValue(false);
    assertThat(broken).isCompletedExceptionally();
    assertThat(third).isCompletedWithValue(true);
  }

  @Test
  void clearingEndsEverything() {
    CompletableFuture<Boolean> first = submit(2);
    CompletableFuture<Boolean> second = submit(2);
    lane.clear();
    assertThat(first).isCompletedWithValue(false);
    assertThat(second).isCompletedWithValue(false);
  }

  private CompletableFuture<Boolean> submit(double seconds) {
    return lane.submit(
        () -> new Command.Velocity(new Vector3(1, 0, 0), YawControl.keep(), seconds));
  }

  private double secondsUntilDone(CompletableFuture<Boolean> answer) {
    long began = world.nanoTime();
    while (!answer.isDone() && world.nanoTime() - began < 20_000_000_000L) {
      world.advanceTo(world.nanoTime() + 18_000_000L);
      lane.tick();
    }
    return (world.nanoTime() - began) * 1e-9;
  }
}
