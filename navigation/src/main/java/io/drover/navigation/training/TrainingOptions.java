package io.drover.navigation.training;

import java.nio.file.Path;

/**
 * What a training run is given.
 *
 * @param dataset folder of labelled frames
 * @param output the ONNX file to write; its description and report lie beside it, under the same
 *     name with {@code .yaml} and {@code -report.md}, and while it is made {@code .checkpoint}
 * @param effort share of the standard number of steps, > 0; 1 takes about half an hour on two cores
 * @param seed of the initial weights, of the order of frames and of their distortions
 * @param resume go on from the checkpoint if there is one of the same options
 */
public record TrainingOptions(Path dataset, Path output, double effort, long seed, boolean resume) {
  public TrainingOptions {
    if (!(effort > 0 && effort <= 100)) {
      throw new IllegalArgumentException(
          "an effort of " + effort + ": give more than 0, up to 100");
    }
    if (!output.getFileName().toString().endsWith(".onnx")) {
      throw new IllegalArgumentException(output + ": give a file that ends in .onnx");
    }
  }

  /** {@code drover-nav.onnx} → {@code drover-nav} + {@code ending} in the same folder. */
  Path beside(String ending) {
    String name = output.getFileName().toString();
    return output.resolveSibling(name.substring(0, name.length() - ".onnx".length()) + ending);
  }
}
