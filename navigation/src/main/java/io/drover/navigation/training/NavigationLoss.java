package io.drover.navigation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/**
 * Huber's loss on steering plus cross-entropy on collision. Their weights make both terms of a
 * trained network about equal.
 */
final class NavigationLoss {
  private static final float HUBER_RADIANS = 0.1f;
  private static final float STEERING_WEIGHT = 10;
  private static final float COLLISION_WEIGHT = 0.5f;

  private NavigationLoss() {}

  /**
   * The mean loss of a batch.
   *
   * @param outputs steering [n] and collision logits [n]
   */
  static NDArray of(NDList outputs, NDArray steering, NDArray collision) {
    NDArray error = outputs.get(0).sub(steering).abs();
    NDArray bounded = error.minimum(HUBER_RADIANS);
    NDArray huber = bounded.mul(error.sub(bounded.mul(0.5f))).div(HUBER_RADIANS);
    NDArray logit = outputs.get(1);
    NDArray entropy =
        Activation.relu(logit).sub(logit.mul(collision)).add(logit.abs().neg().exp().add(1).log());
    return huber.mean().mul(STEERING_WEIGHT).add(entropy.mean().mul(COLLISION_WEIGHT));
  }
}
