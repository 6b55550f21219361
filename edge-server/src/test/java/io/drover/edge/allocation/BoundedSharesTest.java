package io.drover.edge.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BoundedSharesTest {
  private static final double L = 0.8;
  private static final double H = 4;
  private static final Offset<Double> EXACT = within(1e-4);

  /** A3D's algorithm as printed: vectors computed by hand from the paper. */
  @Test
  void printsWhatThePaperPrints() {
    double[] above = BoundedShares.asPrinted(12, new double[] {90, 60, 30, 6}, L, H);
    assertThat(above).containsExactly(new double[] {4, 4.8, 2.4, 0.8}, EXACT);
    double[] dropped = BoundedShares.asPrinted(6, new double[] {50, 40, 30, 20, 10, 5, 4, 3}, L, H);
    assertThat(dropped).containsExactly(new double[] {2.1667, 1.7333, 1.3, 0.8, 0, 0, 0, 0}, EXACT);
    double[] stranded = BoundedShares.asPrinted(12, new double[] {95, 2, 2, 1}, L, H);
    assertThat(stranded).containsExactly(new double[] {4, 0.8, 0.8, 0.8}, EXACT);
  }

  @Test
  void keepsToTheCeilingAndStrandsNothing() {
    double[] capped = BoundedShares.mended(12, new double[] {90, 60, 30, 6}, L, H);
    assertThat(capped).containsExactly(new double[] {4, 4, 3.2, 0.8}, EXACT);
    double[] same = BoundedShares.mended(6, new double[] {50, 40, 30, 20, 10, 5, 4, 3}, L, H);
    assertThat(same).containsExactly(new double[] {2.1667, 1.7333, 1.3, 0.8, 0, 0, 0, 0}, EXACT);
    double[] used = BoundedShares.mended(12, new double[] {95, 2, 2, 1}, L, H);
    assertThat(used).containsExactly(new double[] {4, 3.04, 3.04, 1.92}, EXACT);
  }

  @Test
  void holdsItsBoundsWhateverComes() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 5000; round++) {
      int drones = 1 + random.nextInt(16);
      double cores = random.nextDouble(0.1, 40);
      double[] ratio = new double[drones];
      for (int i = 0; i < drones; i++) {
        ratio[i] = random.nextInt(4) == 0 ? 0 : Math.pow(random.nextDouble(), 3);
      }
      double[] share = BoundedShares.mended(cores, ratio, L, H);
      String what = cores + " among " + Arrays.toString(ratio) + ": " + Arrays.toString(share);
      double sum = Arrays.stream(share).sum();
      assertThat(sum).as(what).isLessThanOrEqualTo(cores + 1e-6);
      for (double one : share) {
        assertThat(one == 0 || (one >= L - 1e-6 && one <= H + 1e-6)).as(what).isTrue();
      }
      double usable = 0;
      for (int served = 0; served <= drones; served++) {
        usable = served * L <= cores ? Math.max(usable, Math.min(cores, served * H)) : usable;
      }
      assertThat(sum).as(what).isCloseTo(usable, within(1e-6));
    }
  }
}
