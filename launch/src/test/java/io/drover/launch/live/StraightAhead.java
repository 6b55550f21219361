package io.drover.launch.live;

import io.drover.navigation.onnx.OnnxAttribute;
import io.drover.navigation.onnx.OnnxGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A network that sees a free way straight ahead, whatever it is shown. */
final class StraightAhead {
  static final int SIDE = 64;

  private StraightAhead() {}

  /** Writes {@code straight.onnx} and its description; any side, 100% is {@value #SIDE}. */
  static Path write(Path folder) throws IOException {
    OnnxGraph graph = new OnnxGraph("straight");
    String image = graph.input("image", -1, 1, -1, -1);
    String mean =
        graph.apply(
            "ReduceMean",
            List.of(image),
            OnnxAttribute.integers("axes", 1, 2, 3),
            OnnxAttribute.integer("keepdims", 1));
    String flat = graph.apply("Flatten", List.of(mean), OnnxAttribute.integer("axis", 1));
    graph.floats("zero", new float[] {0}, 1);
    graph.output("steering", graph.apply("Mul", List.of(flat, "zero")), -1, 1);
    graph.output("collision", graph.apply("Mul", List.of(flat, "zero")), -1, 1);
    Path file = folder.resolve("straight.onnx");
    graph.write(file);
    Files.writeString(folder.resolve("straight.yaml"), "full_side: " + SIDE + "\n");
    return file;
  }
}
