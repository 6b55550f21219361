package io.drover.rl.training.rl4j;

import io.drover.rl.training.NetworkShape;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;

/**
 * Some layers of a vector of weights as a network of DL4J: hidden ones of tanh (RL4J's own
 * factories know only ReLU), and one that gives the output. The vector holds a weight as [out, in],
 * DL4J as [in, out].
 */
final class DenseNetwork {
  private static final String WEIGHT = "W";
  private static final String BIAS = "b";

  private final List<NetworkShape.Layer> layers;
  private final MultiLayerNetwork network;

  /**
   * A network that starts from weights of the vector.
   *
   * @param output what the last layer's sums go through
   * @param loss what training minimises, by Adam
   */
  DenseNetwork(
      List<NetworkShape.Layer> layers,
      float[] weights,
      Activation output,
      ILossFunction loss,
      double learningRate) {
    this.layers = layers;
    NeuralNetConfiguration.ListBuilder list =
        new NeuralNetConfiguration.Builder().updater(new Adam(learningRate)).list();
    for (NetworkShape.Layer layer : layers.subList(0, layers.size() - 1)) {
      list.layer(
          new DenseLayer.Builder()
              .nIn(layer.inputs())
              .nOut(layer.outputs())
              .activation(Activation.TANH)
              .build());
    }
    NetworkShape.Layer last = layers.get(layers.size() - 1);
    list.layer(
        new OutputLayer.Builder(loss)
            .nIn(last.inputs())
            .nOut(last.outputs())
            .activation(output)
            .build());
    this.network = new MultiLayerNetwork(list.build());
    network.init();
    read(weights);
  }

  /** The network itself; it goes on learning. */
  MultiLayerNetwork network() {
    return network;
  }

  /** Outputs [count · outputs] of inputs [count · inputs]. */
  float[] apply(float[] inputs, int count) {
    INDArray batch = Nd4j.create(inputs, new int[] {count, layers.get(0).inputs()});
    return network.output(batch).dup('c').data().asFloat();
  }

  private void read(float[] weights) {
    for (int i = 0; i < layers.size(); i++) {
      NetworkShape.Layer layer = layers.get(i);
      float[][] weight = new float[layer.inputs()][layer.outputs()];
      float[][] bias = new float[1][layer.outputs()];
      for (int out = 0; out < layer.outputs(); out++) {
        for (int in = 0; in < layer.inputs(); in++) {
          weight[in][out] = weights[layer.offset() + out * layer.inputs() + in];
        }
        bias[0][out] = weights[layer.biasOffset() + out];
      }
      network.getLayer(i).getParam(WEIGHT).assign(Nd4j.create(weight));
      network.getLayer(i).getParam(BIAS).assign(Nd4j.create(bias));
    }
  }

  /** Writes its weights to where they lie in the vector. */
  void write(float[] weights) {
    for (int i = 0; i < layers.size(); i++) {
      NetworkShape.Layer layer = layers.get(i);
      float[][] weight = network.getLayer(i).getParam(WEIGHT).toFloatMatrix();
      float[] bias = network.getLayer(i).getParam(BIAS).toFloatVector();
      for (int out = 0; out < layer.outputs(); out++) {
        for (int in = 0; in < layer.inputs(); in++) {
          weights[layer.offset() + out * layer.inputs() + in] = weight[in][out];
        }
        weights[layer.biasOffset() + out] = bias[out];
      }
    }
  }
}
