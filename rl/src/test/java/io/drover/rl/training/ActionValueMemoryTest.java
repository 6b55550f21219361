package io.drover.rl.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ActionValueMemoryTest {
  @Test
  void drawsOnlyWhatItRemembersAndKeepsPairsTogether() {
    ActionValueMemory memory = new ActionValueMemory(10, 1, 2);
    for (int i = 0; i < 35; i++) {
      memory.put(i, new float[] {i}, new double[] {2 * i, -i});
    }
    float[] seen = new float[500];
    float[] brought = new float[1000];
    memory.draw(new SplittableRandom(1), 500, seen, brought);
    for (int i = 0; i < 500; i++) {
      assertThat(seen[i]).isBetween(25f, 34f);
      assertThat(brought[2 * i]).isEqualTo(2 * seen[i]);
      assertThat(brought[2 * i + 1]).isEqualTo(-seen[i]);
    }
    assertThat(seen).contains(25f, 34f);
  }
}
