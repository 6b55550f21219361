package io.drover.bench.slam;

import io.drover.core.statistics.Percentiles;
import io.drover.slam.placement.FusionSample;
import io.drover.slam.placement.FusionTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How long fusing takes by the number of maps, measured: CPU time of one thread.
 *
 * @param samples medians, one a fleet and number of maps
 * @param merged share of the maps that hang together with the first one, by number of maps from 1
 * @param time fitted to the samples
 */
record FusionTrial(List<FusionSample> samples, List<Double> merged, FusionTime time) {
  private static final double MEDIAN = 0.5;

  /** Fuses the first k maps of each fleet, k = 1 … most. */
  static FusionTrial of(List<FleetSurvey> fleets, int most, int runs) {
    // what is measured first would be slow
    var unused = MapFusion.of(fleets.get(0).maps(Math.min(4, most)));
    List<FusionSample> samples = new ArrayList<>();
    List<Double> merged = new ArrayList<>();
    for (int maps = 1; maps <= most; maps++) {
      double together = 0;
      for (FleetSurvey fleet : fleets) {
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
          double before = CpuClock.seconds();
          MapFusion.Fused fused = MapFusion.of(fleet.maps(maps));
          seconds[run] = CpuClock.seconds() - before;
          together += run == 0 ? fused.frames().size() : 0;
        }
        samples.add(new FusionSample(maps, new Percentiles(seconds).at(MEDIAN)));
      }
      merged.add(together / maps / fleets.size());
    }
    return new FusionTrial(List.copyOf(samples), List.copyOf(merged), FusionTime.fitted(samples));
  }

  /** Mean over fleets. */
  double seconds(int maps) {
    return samples.stream()
        .filter(sample -> sample.maps() == maps)
        .mapToDouble(FusionSample::seconds)
        .average()
        .orElse(Double.NaN);
  }

  /** Share of the samples' variance that the fit explains, R². */
  double explained() {
    double mean = samples.stream().mapToDouble(FusionSample::seconds).average().orElse(0);
    double all = 0;
    double left = 0;
    for (FusionSample sample : samples) {
      all += Math.pow(sample.seconds() - mean, 2);
      left += Math.pow(sample.seconds() - time.seconds(sample.maps()), 2);
    }
    return 1 - left / all;
  }
}
