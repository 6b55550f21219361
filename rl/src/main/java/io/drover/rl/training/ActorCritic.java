package io.drover.rl.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.List;

/**
 * Actor and critic as PyTorch computes them, on one vector of weights: one vector is one array to
 * differentiate and to update. The actor is the same function as {@code PolicyExport} writes.
 */
final class ActorCritic implements LearningNetwork {
  static final String ENGINE = "PyTorch";

  private final NetworkShape shape;
  private final Normalisation normalisation;
  private final boolean predictsReward;
  private final NDManager manager;
  private final NDArray weights;
  private final NDArray mean;
  private final NDArray deviation;

  /**
   * A network whose arrays belong to {@code manager}.
   *
   * @param predictsReward whether its critic learns the reward of each action
   */
  ActorCritic(
      NetworkShape shape,
      Normalisation normalisation,
      float[] weights,
      boolean predictsReward,
      NDManager manager) {
    this.predictsReward = predictsReward;
    this.shape = shape;
    this.normalisation = normalisation;
    this.manager = manager;
    this.weights = manager.create(weights);
    this.weights.setRequiresGradient(true);
    this.mean = manager.create(normalisation.mean());
    this.deviation = manager.create(normalisation.deviation());
  }

  NDArray weights() {
    return weights;
  }

  @Override
  public float[] preferences(float[] observations, int count) {
    try (NDManager scope = manager.newSubManager()) {
      NDArray batch = scope.create(observations, new Shape(count, shape.features()));
      return logits(normalise(batch)).toFloatArray();
    }
  }

  @Override
  public TrainedPolicy snapshot(double score) {
    return new TrainedPolicy(shape, normalisation, weights.toFloatArray(), predictsReward, score);
  }

  /** Observations [n, features] as actor and critic take them. */
  NDArray normalise(NDArray observations) {
    return observations.sub(mean).div(deviation).clip(-Normalisation.LIMIT, Normalisation.LIMIT);
  }

  /** The actor: normalised observations [n, features] → logits [n, actions]. */
  NDArray logits(NDArray normalised) {
    return shape.inTurn() ? inTurn(normalised, shape.actor()) : forward(normalised, shape.actor());
  }

  /** The critic: normalised observations [n, features] → values of the states [n]. */
  NDArray values(NDArray normalised) {
    return shape.inTurn()
        ? actionValues(normalised).mean(new int[] {1})
        : forward(normalised, shape.critic()).flatten();
  }

  /** A critic that is applied in turn: → values of the actions [n, actions]. */
  NDArray actionValues(NDArray normalised) {
    return inTurn(normalised, shape.critic());
  }

  private NDArray inTurn(NDArray normalised, List<NetworkShape.Layer> layers) {
    long n = normalised.getShape().get(0);
    int ofFlight = shape.ofFlight();
    NDArray flight =
        normalised
            .get(":, 0:" + ofFlight)
            .reshape(n, 1, ofFlight)
            .broadcast(new Shape(n, shape.actions(), ofFlight));
    NDArray actions =
        normalised.get(":, " + ofFlight + ":").reshape(n, shape.actions(), shape.ofAction());
    NDArray each =
        NDArrays.concat(new NDList(flight, actions), 2)
            .reshape(n * shape.actions(), ofFlight + shape.ofAction());
    return forward(each, layers).reshape(n, shape.actions());
  }

  private NDArray forward(NDArray input, List<NetworkShape.Layer> layers) {
    NDArray x = input;
    for (int i = 0; i < layers.size(); i++) {
      NetworkShape.Layer layer = layers.get(i);
      NDManager scope = input.getManager();
      NDArray weight =
          part(layer.offset(), layer.biasOffset(), scope)
              .reshape(new Shape(layer.outputs(), layer.inputs()));
      NDArray bias = part(layer.biasOffset(), layer.end(), scope);
      x = Linear.linear(x, weight, bias).singletonOrThrow();
      if (i + 1 < layers.size()) {
        x = x.tanh();
      }
    }
    return x;
  }

  /** A view of some weights; it would live as long as they if it did not belong to the batch. */
  private NDArray part(int start, int end, NDManager scope) {
    NDArray view = weights.get(start + ":" + end);
    view.attach(scope);
    return view;
  }
}
