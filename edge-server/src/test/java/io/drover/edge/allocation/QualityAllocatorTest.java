package io.drover.edge.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.id.DroneId;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityAllocatorTest {
  private static final ShareTerms WIDE = new ShareTerms(1, 0.05, 8);
  private final QualityAllocator allocator = new QualityAllocator(1);

  private static DroneDemand drone(int number, ShareTerms terms, QualityCurve curve) {
    return DroneDemand.of(new DroneId("d" + number)).with(terms).with(curve);
  }

  private static QualityCurve curve(double... quality) {
    return new QualityCurve(
        IntStream.range(0, quality.length).mapToDouble(i -> i).toArray(), quality);
  }

  private double cores(Map<DroneId, ResourceShare> shares, int number) {
    return shares.get(new DroneId("d" + number)).cores();
  }

  @Test
  void givesCoresToWhomTheyServe() {
    Map<DroneId, ResourceShare> shares =
        allocator.allocate(
            3,
            List.of(
                drone(1, WIDE, curve(0.9, 0.9, 0.9, 0.9)),
                drone(2, WIDE, curve(0.2, 0.5, 0.8, 0.9))));
    assertThat(cores(shares, 1)).isCloseTo(0, within(1e-9));
    assertThat(cores(shares, 2)).isCloseTo(3, within(1e-9));
  }

  @Test
  void spreadsWhatNobodyExpectsAnythingOf() {
    QualityCurve level = curve(0.9, 0.9);
    Map<DroneId, ResourceShare> shares =
        allocator.allocate(1, List.of(drone(1, WIDE, level), drone(2, WIDE, level)));
    assertThat(cores(shares, 1)).isCloseTo(0.5, within(1e-9));
    assertThat(cores(shares, 2)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void sharesAlikeWhatOnlyTheHerdExpects() {
    Map<DroneId, ResourceShare> shares =
        new QualityAllocator(0)
            .allocate(
                4,
                List.of(
                    drone(1, WIDE, curve(0.9, 0.91, 0.92, 0.93)),
                    drone(2, WIDE, curve(0.2, 0.6, 0.8, 0.9))));
    assertThat(cores(shares, 1)).isCloseTo(2, within(1e-9));
    assertThat(cores(shares, 2)).isCloseTo(2, within(1e-9));
  }

  @Test
  void weighsByPriority() {
    QualityCurve steep = curve(0.1, 0.6, 0.7, 0.75);
    Map<DroneId, ResourceShare> shares =
        allocator.allocate(
            1, List.of(drone(1, WIDE, steep), drone(2, new ShareTerms(3, 0.05, 8), steep)));
    assertThat(cores(shares, 2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void givesNothingRatherThanLessThanTheFloor() {
    ShareTerms terms = new ShareTerms(1, 0.8, 4);
    QualityCurve steep = curve(0, 1);
    Map<DroneId, ResourceShare> shares =
        allocator.allocate(
            1.5, List.of(drone(1, terms, steep), drone(2, terms, steep), drone(3, terms, steep)));
    double[] sorted = shares.values().stream().mapToDouble(ResourceShare::cores).sorted().toArray();
    assertThat(sorted[0]).isZero();
    assertThat(sorted[1]).isZero();
    assertThat(sorted[2]).isCloseTo(1, within(1e-9));
  }

  @Test
  void isAsGoodAsTryingEverything() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 300; round++) {
      int drones = 1 + random.nextInt(4);
      List<DroneDemand> demands = new ArrayList<>();
      for (int i = 0; i < drones; i++) {
        double floor = random.nextDouble(0.05, 0.6);
        ShareTerms terms =
            new ShareTerms(random.nextDouble(0.5, 2), floor, random.nextDouble(floor, floor + 0.6));
        demands.add(drone(i, terms, anyCurve(random)));
      }
      int units = random.nextInt(16);
      ShareValues[] values = values(demands);
      double most = everything(values, 0, units);
      assertThat(worth(values, QualityAllocator.exactly(units, values)))
          .isCloseTo(most, within(1e-12));
    }
  }

  @Test
  void greedyIsExactWhereGainsDiminish() {
    SplittableRandom random = new SplittableRandom(8);
    for (int round = 0; round < 300; round++) {
      List<DroneDemand> demands = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(6); i++) {
        demands.add(drone(i, WIDE, diminishing(random)));
      }
      ShareValues[] values = values(demands);
      int units = random.nextInt(200);
      assertThat(worth(values, QualityAllocator.greedily(units, values)))
          .isCloseTo(worth(values, QualityAllocator.exactly(units, values)), within(1e-9));
    }
  }

  /** Where gains do not diminish the greedy way may lose what one drone can gain, and no more. */
  @Test
  void greedyIsWithinOneDronesGainOfTheBest() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 300; round++) {
      List<DroneDemand> demands = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        demands.add(drone(i, ShareTerms.A3D, anyCurve(random)));
      }
      ShareValues[] values = values(demands);
      int units = random.nextInt(400);
      double greedy = worth(values, QualityAllocator.greedily(units, values));
      double best = worth(values, QualityAllocator.exactly(units, values));
      assertThat(greedy).isBetween(best - 1, best + 1e-9);
      assertThat(greedy).isGreaterThan(0.9 * best);
    }
  }

  private static QualityCurve anyCurve(SplittableRandom random) {
    int points = 1 + random.nextInt(5);
    double[] cores = new double[points];
    double[] quality = new double[points];
    for (int i = 0; i < points; i++) {
      cores[i] = (i == 0 ? 0 : cores[i - 1]) + random.nextDouble(0.02, 0.7);
      double before = i == 0 ? 0 : quality[i - 1];
      quality[i] = before + random.nextDouble() * (1 - before);
    }
    return new QualityCurve(cores, quality);
  }

  private static QualityCurve diminishing(SplittableRandom random) {
    double[] quality = new double[6];
    double gain = 0.3;
    for (int i = 1; i < quality.length; i++) {
      gain *= random.nextDouble(0.1, 0.99);
      quality[i] = quality[i - 1] + gain;
    }
    return curve(quality);
  }

  private static ShareValues[] values(List<DroneDemand> demands) {
    return ShareValues.of(demands, 100, QualityAllocator.UNIT, 1);
  }

  private static double worth(ShareValues[] values, int[] given) {
    double sum = 0;
    for (int i = 0; i < given.length; i++) {
      assertThat(values[i].allowed(given[i])).isTrue();
      sum += values[i].at(given[i]);
    }
    return sum;
  }

  private static double everything(ShareValues[] values, int drone, int left) {
    if (drone == values.length) {
      return 0;
    }
    double most = 0;
    for (int own = 0; own <= Math.min(left, values[drone].most()); own++) {
      if (values[drone].allowed(own)) {
        most = Math.max(most, values[drone].at(own) + everything(values, drone + 1, left - own));
      }
    }
    return most;
  }
}
