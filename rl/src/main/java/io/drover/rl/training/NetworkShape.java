package io.drover.rl.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Widths of actor and critic, and where their weights lie in one vector: the actor's layers, then
 * the critic's, each its weight [out, in] and its bias [out].
 *
 * @param features length of an observation
 * @param actorHidden widths of the actor's hidden layers
 * @param criticHidden widths of the critic's hidden layers
 */
record NetworkShape(
    int features, int actions, List<Integer> actorHidden, List<Integer> criticHidden) {
  NetworkShape {
    actorHidden = List.copyOf(actorHidden);
    criticHidden = List.copyOf(criticHidden);
  }

  /** A3D's best: actor 2×128, critic 2×64. */
  static NetworkShape a3d(int features, int actions) {
    return new NetworkShape(features, actions, List.of(128, 128), List.of(64, 64));
  }

  /** One layer: where its weight starts in the vector; its bias follows. */
  record Layer(int offset, int inputs, int outputs) {
    int biasOffset() {
      return offset + inputs * outputs;
    }

    int end() {
      return biasOffset() + outputs;
    }
  }

  List<Layer> actor() {
    return layers(0, actorHidden, actions);
  }

  List<Layer> critic() {
    List<Layer> actor = actor();
    return layers(actor.get(actor.size() - 1).end(), criticHidden, 1);
  }

  int weights() {
    List<Layer> critic = critic();
    return critic.get(critic.size() - 1).end();
  }

  /** Weights to start from: Glorot's for tanh, with an actor that hardly prefers anything yet. */
  float[] initialise(SplittableRandom random) {
    float[] weights = new float[weights()];
    initialise(weights, actor(), 0.01, random);
    initialise(weights, critic(), 1, random);
    return weights;
  }

  private static void initialise(
      float[] weights, List<Layer> layers, double lastGain, SplittableRandom random) {
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      double gain = i + 1 < layers.size() ? 1 : lastGain;
      double deviation = gain * Math.sqrt(2.0 / (layer.inputs() + layer.outputs()));
      for (int w = layer.offset(); w < layer.biasOffset(); w++) {
        weights[w] = (float) (deviation * random.nextGaussian());
      }
    }
  }

  private List<Layer> layers(int start, List<Integer> hidden, int outputs) {
    List<Layer> layers = new ArrayList<>();
    int offset = start;
    int inputs = features;
    for (int i = 0; i <= hidden.size(); i++) {
      Layer layer = new Layer(offset, inputs, i < hidden.size() ? hidden.get(i) : outputs);
      layers.add(layer);
      offset = layer.end();
      inputs = layer.outputs();
    }
    return layers;
  }
}
