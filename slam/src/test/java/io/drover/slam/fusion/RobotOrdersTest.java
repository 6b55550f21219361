package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.slam.v1.Numbered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RobotOrdersTest {
  private final RobotOrders orders = new RobotOrders();
  private final List<String> done = new ArrayList<>();

  private void offer(int robot, long number) {
    orders.offer(robot, number, () -> done.add(robot + "." + number));
  }

  private static Numbered scan(int robot, long number) {
    return Numbered.newBuilder().setRobot(robot).setNumber(number).build();
  }

  @Test
  void aRobotThatLagsHoldsUpNoOther() {
    offer(1, 1);
    offer(2, 0);
    offer(2, 1);
    assertThat(done).containsExactly("2.0", "2.1");
    offer(1, 0);
    assertThat(done).containsExactly("2.0", "2.1", "1.0", "1.1");
  }

  @Test
  void whatWasDoneIsPassedOver() {
    offer(1, 0);
    offer(1, 0);
    assertThat(done).containsExactly("1.0");
  }

  @Test
  void whatComesAfterScansOfSeveralRobotsWaitsForAll() {
    orders.after(List.of(scan(1, 1), scan(2, 0)), () -> done.add("after"));
    offer(2, 0);
    offer(1, 0);
    assertThat(done).containsExactly("2.0", "1.0");
    offer(1, 1);
    assertThat(done).containsExactly("2.0", "1.0", "1.1", "after");
  }

  @Test
  void refusesNumbersOutOfAllProportion() {
    assertThatThrownBy(() -> offer(1, 1L << 40)).isInstanceOf(IllegalArgumentException.class);
  }
}
