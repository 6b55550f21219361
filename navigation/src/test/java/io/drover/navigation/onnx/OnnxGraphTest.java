package io.drover.navigation.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import io.drover.core.error.DroverException;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OnnxGraphTest {
  /** softmax(tanh((x − 1) / 2 · Wᵀ + b)) as a policy network is written. */
  private static OnnxGraph policy() {
    OnnxGraph graph = new OnnxGraph("policy");
    String x = graph.input("state", -1, 2);
    graph.floats("mean", new float[] {1, 1}, 2);
    graph.floats("deviation", new float[] {2, 2}, 2);
    graph.floats("weight", new float[] {1, 0, 0, 1, 1, -1}, 3, 2);
    graph.floats("bias", new float[] {0, 0.5f, 0}, 3);
    String scaled =
        graph.apply("Div", List.of(graph.apply("Sub", List.of(x, "mean")), "deviation"));
    String layer =
        graph.apply(
            "Gemm",
            List.of(scaled, "weight", "bias"),
            OnnxAttribute.integer("transB", 1),
            OnnxAttribute.real("alpha", 1));
    String squashed = graph.apply("Tanh", List.of(layer));
    graph.output("actions", graph.apply("Softmax", List.of(squashed)), -1, 3);
    return graph;
  }

  @Test
  void writesWhatONNXRuntimeComputes() throws Exception {
    try (Model model = Model.newInstance("policy", "OnnxRuntime");
        NDManager manager = NDManager.newBaseManager("OnnxRuntime")) {
      model.load(new ByteArrayInputStream(policy().toBytes()), Map.of());
      try (Predictor<NDList, NDList> predictor = model.newPredictor(new NoopTranslator())) {
        float[] actions =
            predictor
                .predict(new NDList(manager.create(new float[] {3, 0}, new Shape(1, 2))))
                .get("actions")
                .toFloatArray();
        double[] logits = {Math.tanh(1), Math.tanh(0), Math.tanh(1.5)};
        double sum = 0;
        for (double logit : logits) {
          sum += Math.exp(logit);
        }
        for (int i = 0; i < 3; i++) {
          assertThat((double) actions[i]).isCloseTo(Math.exp(logits[i]) / sum, within(1e-5));
        }
      }
    }
  }

  @Test
  void readsItsOwnSignature() {
    OnnxSignature signature = OnnxSignature.read("policy", policy().toBytes());
    assertThat(signature).hasToString("takes state [any×2] and gives actions [any×3]");
    assertThat(signature.input("state")).isPresent();
    assertThat(signature.output("nothing")).isEmpty();
  }

  @Test
  void writesTheSameBytesAgain() {
    assertThat(policy().toBytes()).isEqualTo(policy().toBytes());
  }

  @Test
  void refusesBytesThatAreNoNetwork() {
    for (byte[] bytes : new byte[][] {{}, {1, 2, 3, 4}, {8, 8}}) {
      assertThatThrownBy(() -> OnnxSignature.read("a.onnx", bytes))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("a.onnx is not an ONNX network");
    }
  }
}
