package io.drover.navigation.training;

import static io.drover.navigation.onnx.OnnxAttribute.integer;
import static io.drover.navigation.onnx.OnnxAttribute.integers;

import io.drover.navigation.ModelDescription;
import io.drover.navigation.onnx.OnnxGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the navigation network as ONNX with batch, height and width left open; the same function
 * as {@link NavigationNetwork} computes, with collision as a probability.
 */
final class NetworkExport {
  private static final int FINEST = 4;

  private final OnnxGraph graph = new OnnxGraph("drover-navigation");
  private final NetworkShape shape;

  private NetworkExport(NetworkShape shape, List<Tensor> weights) {
    this.shape = shape;
    for (Tensor tensor : weights) {
      long[] dimensions = tensor.dimensions().stream().mapToLong(Integer::longValue).toArray();
      graph.floats(tensor.name(), tensor.values(), dimensions);
    }
  }

  static OnnxGraph graph(NetworkShape shape, List<Tensor> weights) {
    NetworkExport export = new NetworkExport(shape, weights);
    export.build();
    return export.graph;
  }

  private void build() {
    ModelDescription names = ModelDescription.drover();
    graph.floats("least_variance", new float[] {NavigationNetwork.LEAST_VARIANCE}, 1);
    graph.integers("bins", FINEST);
    graph.integers("round_up", FINEST - 1);
    graph.integers("bin_starts", 0, 1, 2, 3);
    graph.integers("bin_ends", 1, 2, 3, 4);
    graph.integers("axis2", 2);
    graph.integers("axis3", 3);
    String images = graph.input(names.input(), -1, 1, -1, -1);
    String coarse = pyramid(trunk(standardised(reduced(images))));
    String fine = pyramid(trunk(standardised(images)));
    String added = graph.apply("Sub", List.of(fine, coarse));
    String hidden =
        relu(graph.apply("Add", List.of(connect(coarse, "hidden"), connect(added, "detail"))));
    graph.output(names.steeringOutput(), connect(hidden, "steering"), -1, 1);
    String collision = graph.apply("Sigmoid", List.of(connect(hidden, "collision")));
    graph.output(names.collisionOutput(), collision, -1, 1);
  }

  /** Means of k×k pixels, with the largest k that leaves the coarse side. */
  private String reduced(String images) {
    graph.integers("coarse_side", NetworkShape.COARSE_SIDE, NetworkShape.COARSE_SIDE);
    graph.integers("one", 1);
    graph.integers("origin", 0, 0);
    graph.integers("rows_and_columns", 2, 3);
    graph.integers("any", -1);
    String shape = graph.apply("Shape", List.of(images));
    String size = graph.apply("Gather", List.of(shape, "rows_and_columns"), integer("axis", 0));
    String factor = graph.apply("Div", List.of(size, "coarse_side"));
    factor = graph.apply("Max", List.of(factor, "one"));
    String reduced = graph.apply("Div", List.of(size, factor));
    String kept = graph.apply("Mul", List.of(reduced, factor));
    String x = graph.apply("Slice", List.of(images, "origin", kept, "rows_and_columns"));
    List<String> to = graph.apply("Split", 2, List.of(reduced), integer("axis", 0));
    List<String> by = graph.apply("Split", 2, List.of(factor), integer("axis", 0));
    List<String> blocks = List.of("any", to.get(0), by.get(0), to.get(1), by.get(1));
    x = graph.apply("Reshape", List.of(x, graph.apply("Concat", blocks, integer("axis", 0))));
    x = graph.apply("ReduceMean", List.of(x), integers("axes", 2, 4), integer("keepdims", 0));
    return graph.apply("Unsqueeze", List.of(x, "one"));
  }

  private String trunk(String images) {
    String x = relu(convolve(images, "stem", 5, 2));
    x =
        graph.apply(
            "MaxPool",
            List.of(x),
            integers("kernel_shape", 3, 3),
            integers("strides", 2, 2),
            integers("pads", 1, 1, 1, 1));
    for (int i = 0; i < shape.blocks().size(); i++) {
      String block = "block" + i;
      String branch = relu(convolve(x, block + ".first", 3, 2));
      branch = convolve(branch, block + ".second", 3, 1);
      x = relu(graph.apply("Add", List.of(branch, convolve(x, block + ".skip", 1, 2))));
    }
    return x;
  }

  private String standardised(String images) {
    String centred = graph.apply("Sub", List.of(images, pixelMean(images)));
    String variance = pixelMean(graph.apply("Mul", List.of(centred, centred)));
    String deviation =
        graph.apply("Sqrt", List.of(graph.apply("Add", List.of(variance, "least_variance"))));
    return graph.apply("Div", List.of(centred, deviation));
  }

  private String pixelMean(String x) {
    return graph.apply("ReduceMean", List.of(x), integers("axes", 1, 2, 3), integer("keepdims", 1));
  }

  private String pyramid(String x) {
    String size = graph.apply("Shape", List.of(x));
    String fine = binned(binned(x, size, 2), size, 3);
    String middle = halved(fine);
    String coarse = halved(middle);
    List<String> levels = new ArrayList<>();
    for (String level : List.of(fine, middle, coarse)) {
      levels.add(graph.apply("Flatten", List.of(level), integer("axis", 1)));
    }
    return graph.apply("Concat", levels, integer("axis", 1));
  }

  /** Maxima over four overlapping bins of an axis whose length is known only when it runs. */
  private String binned(String x, String size, int axis) {
    String axes = "axis" + axis;
    String length = graph.apply("Gather", List.of(size, axes), integer("axis", 0));
    String starts = graph.apply("Mul", List.of(length, "bin_starts"));
    starts = graph.apply("Div", List.of(starts, "bins"));
    String ends = graph.apply("Mul", List.of(length, "bin_ends"));
    ends = graph.apply("Add", List.of(ends, "round_up"));
    ends = graph.apply("Div", List.of(ends, "bins"));
    List<String> start = graph.apply("Split", FINEST, List.of(starts), integer("axis", 0));
    List<String> end = graph.apply("Split", FINEST, List.of(ends), integer("axis", 0));
    List<String> maxima = new ArrayList<>();
    for (int i = 0; i < FINEST; i++) {
      String bin = graph.apply("Slice", List.of(x, start.get(i), end.get(i), axes));
      maxima.add(
          graph.apply("ReduceMax", List.of(bin), integers("axes", axis), integer("keepdims", 1)));
    }
    return graph.apply("Concat", maxima, integer("axis", axis));
  }

  private String halved(String x) {
    return graph.apply(
        "MaxPool", List.of(x), integers("kernel_shape", 2, 2), integers("strides", 2, 2));
  }

  private String convolve(String x, String name, int kernel, int stride) {
    int padding = kernel / 2;
    return graph.apply(
        "Conv",
        List.of(x, name + ".weight", name + ".bias"),
        integers("kernel_shape", kernel, kernel),
        integers("strides", stride, stride),
        integers("pads", padding, padding, padding, padding));
  }

  private String connect(String x, String name) {
    return graph.apply("Gemm", List.of(x, name + ".weight", name + ".bias"), integer("transB", 1));
  }

  private String relu(String x) {
    return graph.apply("Relu", List.of(x));
  }
}
