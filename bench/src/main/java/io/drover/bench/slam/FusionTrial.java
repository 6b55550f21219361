package io.drover.bench.slam;

import io.drover.slam.placement.FusionSample;
import io.drover.slam.placement.FusionTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How long fusing takes by the number of maps, measured on the first maps of each fleet.
 *
 * @param byMaps of 1, 2, … maps each fleet's fusion
 * @param time fitted to all of them
 */
record FusionTrial(List<List<FleetFusions.Fused>> byMaps, FusionTime time) {
  FusionTrial {
    byMaps = byMaps.stream().map(List::copyOf).toList();
  }

  /** Fuses the first k maps of each fleet, k = 1 … most. */
  static FusionTrial of(List<FleetFusions> fleets, int most) {
    List<List<FleetFusions.Fused>> byMaps = new ArrayList<>();
    List<FusionSample> samples = new ArrayList<>();
    for (int maps = 1; maps <= most; maps++) {
      List<Integer> first = IntStream.range(0, maps).boxed().toList();
      List<FleetFusions.Fused> fused = fleets.stream().map(fleet -> fleet.joining(first)).toList();
      byMaps.add(fused);
      for (FleetFusions.Fused each : fused) {
        samples.add(new FusionSample(maps, each.seconds()));
      }
    }
    return new FusionTrial(byMaps, FusionTime.fitted(samples));
  }

  /** Mean over fleets. */
  double mean(int maps, ToDoubleFunction<FleetFusions.Fused> figure) {
    return byMaps.get(maps - 1).stream().mapToDouble(figure).average().orElse(Double.NaN);
  }

  /** Share of the samples' variance that the fit explains, R². */
  double explained() {
    double mean =
        byMaps.stream()
            .flatMap(List::stream)
            .mapToDouble(FleetFusions.Fused::seconds)
            .average()
            .orElse(0);
    double all = 0;
    double left = 0;
    for (int maps = 1; maps <= byMaps.size(); maps++) {
      for (FleetFusions.Fused fused : byMaps.get(maps - 1)) {
        all += Math.pow(fused.seconds() - mean, 2);
        left += Math.pow(fused.seconds() - time.seconds(maps), 2);
      }
    }
    return 1 - left / all;
  }
}
