package io.drover.rl.flight;

import io.drover.navigation.DecisionSpace;
import io.drover.navigation.OffloadDecision;
import java.util.SplittableRandom;

/**
 * How much a network that nobody trained loses by each resolution and quality: scales of errors,
 * radians [actions]. Drawn, so that nothing can be learnt by heart.
 */
final class FidelityLoss {
  /** At the lowest resolution. */
  private static final Range LOWEST_RESOLUTION_RADIANS = new Range(0.01, 0.27);

  /** At quality 10 and the lowest resolution, over that of the resolution. */
  private static final Range COARSEST_QUALITY = new Range(0.1, 1.5);

  private static final Range RESOLUTION_POWER = new Range(0.5, 3);
  private static final Range QUALITY_POWER = new Range(0.7, 3);
  private static final double COARSEST = 10;

  /** A network that needs few pixels still loses something by coarse blocks. */
  private static final double QUALITY_LOSS_AT_HIGHEST = 0.3;

  private final double[] ofResolution;
  private final double[] ofQuality;

  /** Another network's. */
  FidelityLoss(DecisionSpace space, SplittableRandom random) {
    double radians = LOWEST_RESOLUTION_RADIANS.draw(random);
    double resolutionPower = RESOLUTION_POWER.draw(random);
    double coarsest = COARSEST_QUALITY.draw(random);
    double qualityPower = QUALITY_POWER.draw(random);
    double finest = space.qualities().get(0).value();
    double least = Math.log(space.scale(space.lowestResolution()));
    ofResolution = new double[space.size()];
    ofQuality = new double[space.size()];
    for (int action = 0; action < space.size(); action++) {
      OffloadDecision decision = space.decision(action);
      double scale = Math.log(space.scale(decision.resolution()));
      double small = scale == 0 ? 0 : Math.pow(scale / least, resolutionPower);
      double quality = decision.quality().map(q -> (double) q.value()).orElse(finest);
      double coarse = Math.max(0, (finest - quality) / Math.max(1, finest - COARSEST));
      ofResolution[action] = radians * small;
      ofQuality[action] =
          radians
              * coarsest
              * Math.pow(coarse, qualityPower)
              * (QUALITY_LOSS_AT_HIGHEST + (1 - QUALITY_LOSS_AT_HIGHEST) * small);
    }
  }

  /** What an action loses by its resolution; 0 at the highest. */
  double ofResolution(int action) {
    return ofResolution[action];
  }

  /** What it loses by its quality; 0 on board and at the finest. */
  double ofQuality(int action) {
    return ofQuality[action];
  }
}
