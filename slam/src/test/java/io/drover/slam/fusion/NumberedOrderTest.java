package io.drover.slam.fusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumberedOrderTest {
  @Test
  void doesEachNumberOnceAndInOrder() {
    NumberedOrder order = new NumberedOrder();
    List<Long> done = new ArrayList<>();
    for (long number : new long[] {2, 0, 0, 2, 1, 1, 4, 5, 3, 3, 0}) {
      order.offer(number, () -> done.add(number));
    }
    assertThat(done).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void doesWhatFollowsANumberRightAfterIt() {
    NumberedOrder order = new NumberedOrder();
    List<String> done = new ArrayList<>();
    order.after(1, () -> done.add("after 1"));
    order.offer(2, () -> done.add("2"));
    order.offer(0, () -> done.add("0"));
    order.offer(1, () -> order.after(2, () -> done.add("after 2")));
    order.after(0, () -> done.add("after 0"));
    assertThat(done).containsExactly("0", "after 1", "2", "after 2", "after 0");
  }

  @Test
  void doesNotWaitForNumbersOutOfAllProportion() {
    NumberedOrder order = new NumberedOrder();
    order.offer(NumberedOrder.MOST_AHEAD, () -> {});
    for (long number : new long[] {NumberedOrder.MOST_AHEAD + 1, Long.MAX_VALUE, -1}) {
      assertThatThrownBy(() -> order.offer(number, () -> {}))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
