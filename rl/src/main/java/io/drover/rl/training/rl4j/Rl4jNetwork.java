package io.drover.rl.training.rl4j;

import io.drover.rl.training.LearningNetwork;
import io.drover.rl.training.NetworkShape;
import io.drover.rl.training.Normalisation;
import io.drover.rl.training.TrainedPolicy;
import java.util.List;

/**
 * What RL4J learns, as the rest of us sees it. Without a critic, the critic's weights are zeros.
 *
 * @param networks the actor, and the critic if there is one
 */
record Rl4jNetwork(NetworkShape shape, Normalisation normalisation, List<DenseNetwork> networks)
    implements LearningNetwork {
  Rl4jNetwork {
    networks = List.copyOf(networks);
  }

  @Override
  public float[] preferences(float[] observations, int count) {
    return networks.get(0).apply(normalisation.apply(observations), count);
  }

  @Override
  public TrainedPolicy snapshot(double score) {
    float[] weights = new float[shape.weights()];
    networks.forEach(network -> network.write(weights));
    return new TrainedPolicy(shape, normalisation, weights, false, score);
  }
}
