package io.drover.rl.training;

import static io.drover.navigation.onnx.OnnxAttribute.integer;

import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.onnx.OnnxGraph;
import io.drover.onboard.scheduler.PolicyDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes an actor as ONNX: {@code state} [1, features] → {@code probabilities} [1, actions], its
 * normalisation inside; what {@code NeuralScheduler} flies with. The same function as {@link
 * ActorCritic} computes.
 */
final class PolicyExport {
  private PolicyExport() {}

  static OnnxGraph graph(TrainedPolicy policy) {
    NetworkShape shape = policy.shape();
    Normalisation normalisation = policy.normalisation();
    OnnxGraph graph = new OnnxGraph("drover-scheduler");
    String x = graph.input("state", 1, shape.features());
    String mean = graph.floats("mean", normalisation.mean(), shape.features());
    String deviation = graph.floats("deviation", normalisation.deviation(), shape.features());
    String low = graph.floats("low", new float[] {-Normalisation.LIMIT});
    String high = graph.floats("high", new float[] {Normalisation.LIMIT});
    x = graph.apply("Sub", List.of(x, mean));
    x = graph.apply("Div", List.of(x, deviation));
    x = graph.apply("Clip", List.of(x, low, high));
    List<NetworkShape.Layer> layers = shape.actor();
    for (int i = 0; i < layers.size(); i++) {
      NetworkShape.Layer layer = layers.get(i);
      String weight =
          graph.floats(
              "weight" + i,
              Arrays.copyOfRange(policy.weights(), layer.offset(), layer.biasOffset()),
              layer.outputs(),
              layer.inputs());
      String bias =
          graph.floats(
              "bias" + i,
              Arrays.copyOfRange(policy.weights(), layer.biasOffset(), layer.end()),
              layer.outputs());
      x = graph.apply("Gemm", List.of(x, weight, bias), integer("transB", 1));
      if (i + 1 < layers.size()) {
        x = graph.apply("Tanh", List.of(x));
      }
    }
    String probabilities = graph.apply("Softmax", List.of(x), integer("axis", 1));
    graph.output("probabilities", probabilities, 1, shape.actions());
    return graph;
  }

  /** Writes {@code file.onnx} and its sidecar {@code file.yaml}. */
  static void write(TrainedPolicy policy, PolicyDescription description, Path onnx) {
    graph(policy).write(onnx);
    Path sidecar = SchedulerTrainingOptions.beside(onnx, ".yaml");
    try {
      Files.writeString(sidecar, ConfigWriter.toYaml(description));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, sidecar + " cannot be written: check the folder", e);
    }
  }
}
