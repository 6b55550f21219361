package io.drover.rl.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Widths of actor and critic, and where their weights lie in one vector: the actor's layers, then
 * the critic's, each its weight [out, in] and its bias [out].
 *
 * <p>Both map a whole observation, or are applied to each action in turn: to what the observation
 * says of the flight and then of that action. The latter serves any number of actions, and what it
 * learns of one it knows of all.
 *
 * @param features length of an observation
 * @param ofAction how many numbers at the end of an observation are of each action; 0 for a network
 *     over the whole observation
 * @param actorHidden widths of the actor's hidden layers
 * @param criticHidden widths of the critic's hidden layers
 */
public record NetworkShape(
    int features,
    int actions,
    int ofAction,
    List<Integer> actorHidden,
    List<Integer> criticHidden) {
  public NetworkShape {
    actorHidden = List.copyOf(actorHidden);
    criticHidden = List.copyOf(criticHidden);
  }

  /** A3D's best: actor 2×128, critic 2×64. */
  public static NetworkShape a3d(int features, int actions) {
    return new NetworkShape(features, actions, 0, List.of(128, 128), List.of(64, 64));
  }

  /** Two hidden layers each, applied to every action. */
  public static NetworkShape eachAction(int ofFlight, int ofAction, int actions) {
    return new NetworkShape(
        ofFlight + actions * ofAction, actions, ofAction, List.of(64, 64), List.of(64, 64));
  }

  /** The same with other hidden layers of the actor. */
  public NetworkShape withActorHidden(List<Integer> widths) {
    return new NetworkShape(features, actions, ofAction, widths, criticHidden);
  }

  /** Whether actor and critic are applied to each action. */
  public boolean inTurn() {
    return ofAction > 0;
  }

  /** How many numbers at the start of an observation are of the flight. */
  public int ofFlight() {
    return features - actions * ofAction;
  }

  /** One layer: where its weight starts in the vector; its bias follows. */
  public record Layer(int offset, int inputs, int outputs) {
    /** Where its bias starts. */
    public int biasOffset() {
      return offset + inputs * outputs;
    }

    /** Where the next layer starts. */
    public int end() {
      return biasOffset() + outputs;
    }
  }

  /** From features to actions. */
  public List<Layer> actor() {
    return inTurn()
        ? layers(0, ofFlight() + ofAction, actorHidden, 1)
        : layers(0, features, actorHidden, actions);
  }

  /** From features to one value. */
  public List<Layer> critic() {
    List<Layer> actor = actor();
    int inputs = inTurn() ? ofFlight() + ofAction : features;
    return layers(actor.get(actor.size() - 1).end(), inputs, criticHidden, 1);
  }

  /** Length of the vector. */
  public int weights() {
    List<Layer> critic = critic();
    return critic.get(critic.size() - 1).end();
  }

  /** Weights to start from: Glorot's for tanh, with an actor that hardly prefers anything yet. */
  public float[] initialise(SplittableRandom random) {
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

  private static List<Layer> layers(int start, int features, List<Integer> hidden, int outputs) {
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
