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
 * Writes an actor as ONNX: {@code state} [1, features] → {@code probabilities} [1, actions], and
 * {@code values} [1, actions] where it predicts rewards; its normalisation inside; what {@code
 * NeuralScheduler} flies with. The same function as {@link ActorCritic} computes. Networks that are
 * applied to each action leave the number of actions open.
 */
public final class PolicyExport {
  private final TrainedPolicy policy;
  private final NetworkShape shape;
  private final OnnxGraph graph = new OnnxGraph("drover-scheduler");

  private PolicyExport(TrainedPolicy policy) {
    this.policy = policy;
    this.shape = policy.shape();
  }

  static OnnxGraph graph(TrainedPolicy policy) {
    return new PolicyExport(policy).write();
  }

  private OnnxGraph write() {
    long actions = shape.inTurn() ? -1 : shape.actions();
    String state = graph.input("state", 1, shape.inTurn() ? -1 : shape.features());
    String logits;
    if (shape.inTurn()) {
      int ofFlight = shape.ofFlight();
      String flight = normalised(slice(state, 0, ofFlight), "_flight", 0, ofFlight);
      String rest = slice(state, ofFlight, Long.MAX_VALUE);
      String rows = graph.integers("rows", -1, shape.ofAction());
      String each = graph.apply("Reshape", List.of(rest, rows));
      each = normalised(each, "_action", ofFlight, ofFlight + shape.ofAction());
      String row = graph.integers("row", 1, -1);
      logits = inTurn("actor", flight, each, row, shape.actor());
      if (policy.predictsReward()) {
        graph.output("values", inTurn("critic", flight, each, row, shape.critic()), 1, actions);
      }
    } else {
      logits = dense("actor", normalised(state, "", 0, shape.features()), 0, shape.actor());
    }
    String probabilities = graph.apply("Softmax", List.of(logits), integer("axis", 1));
    graph.output("probabilities", probabilities, 1, actions);
    return graph;
  }

  private String dense(String part, String x, int from, List<NetworkShape.Layer> layers) {
    for (int i = from; i < layers.size(); i++) {
      NetworkShape.Layer layer = layers.get(i);
      String weight = weight(part + i, layer, 0, layer.inputs());
      x = graph.apply("Gemm", List.of(x, weight, bias(part + i, layer)), integer("transB", 1));
      if (i + 1 < layers.size()) {
        x = graph.apply("Tanh", List.of(x));
      }
    }
    return x;
  }

  /** Flight [1, of flight] and actions [n, of action] → [1, n]; the first layer is split. */
  private String inTurn(
      String part, String flight, String each, String row, List<NetworkShape.Layer> layers) {
    NetworkShape.Layer first = layers.get(0);
    int ofFlight = shape.ofFlight();
    String ofFlightWeight = weight(part + "0_flight", first, 0, ofFlight);
    String ofActionWeight = weight(part + "0_action", first, ofFlight, first.inputs());
    String common =
        graph.apply(
            "Gemm", List.of(flight, ofFlightWeight, bias(part + "0", first)), integer("transB", 1));
    String own = graph.apply("Gemm", List.of(each, ofActionWeight), integer("transB", 1));
    String x = graph.apply("Tanh", List.of(graph.apply("Add", List.of(own, common))));
    return graph.apply("Reshape", List.of(dense(part, x, 1, layers), row));
  }

  private String slice(String x, long start, long end) {
    return graph.apply(
        "Slice",
        List.of(
            x,
            graph.integers("start" + start, start),
            graph.integers("end" + start, end),
            graph.integers("axis" + start, 1)));
  }

  private String normalised(String x, String of, int start, int end) {
    Normalisation normalisation = policy.normalisation();
    float[] mean = Arrays.copyOfRange(normalisation.mean(), start, end);
    float[] deviation = Arrays.copyOfRange(normalisation.deviation(), start, end);
    String low = graph.floats("low" + of, new float[] {-Normalisation.LIMIT});
    String high = graph.floats("high" + of, new float[] {Normalisation.LIMIT});
    x = graph.apply("Sub", List.of(x, graph.floats("mean" + of, mean, mean.length)));
    x = graph.apply("Div", List.of(x, graph.floats("deviation" + of, deviation, mean.length)));
    return graph.apply("Clip", List.of(x, low, high));
  }

  private String weight(String name, NetworkShape.Layer layer, int start, int end) {
    return graph.floats("weight_" + name, columns(layer, start, end), layer.outputs(), end - start);
  }

  private String bias(String name, NetworkShape.Layer layer) {
    return graph.floats(
        "bias_" + name,
        Arrays.copyOfRange(policy.weights(), layer.biasOffset(), layer.end()),
        layer.outputs());
  }

  /** [outputs · (end − start)]: what a layer makes of some of its inputs. */
  private float[] columns(NetworkShape.Layer layer, int start, int end) {
    int width = end - start;
    float[] weight = new float[layer.outputs() * width];
    for (int row = 0; row < layer.outputs(); row++) {
      int from = layer.offset() + row * layer.inputs() + start;
      System.arraycopy(policy.weights(), from, weight, row * width, width);
    }
    return weight;
  }

  /** Writes {@code file.onnx} and its sidecar {@code file.yaml}. */
  public static void write(TrainedPolicy policy, PolicyDescription description, Path onnx) {
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
