package io.drover.navigation.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.drover.core.image.GrayImage;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkExportTest {
  @TempDir private Path folder;

  @Test
  void computesInONNXWhatPyTorchComputes() {
    NetworkShape shape = new NetworkShape(8, List.of(8, 12, 16), 16);
    SplittableRandom random = new SplittableRandom(5);
    List<Tensor> weights = shape.initialise(random);
    // biases start at zero, which would hide an export that loses them
    weights.forEach(tensor -> tensor.values()[0] += 0.1f);
    Path file = folder.resolve("net.onnx");
    NetworkExport.graph(shape, weights).write(file);
    try (OnnxNavigationModel model = OnnxNavigationModel.load(file);
        NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NavigationNetwork network = new NavigationNetwork(shape, weights, manager);
      for (int side : new int[] {448, 224, 112, 100, 64}) {
        Batch batch = Batch.of(1, side);
        byte[] pixels = new byte[side * side];
        random.nextBytes(pixels);
        GrayImage image = new GrayImage(side, side, pixels);
        batch.set(0, image, 0, 0);
        NDList expected =
            network.forward(manager.create(batch.images(), new Shape(1, 1, side, side)));
        double logit = expected.get(1).toFloatArray()[0];
        NavigationOutput output = model.infer(image);
        assertThat(output.steeringRadians())
            .isCloseTo(expected.get(0).toFloatArray()[0], within(1e-4));
        assertThat(output.collisionProbability())
            .isCloseTo(1 / (1 + Math.exp(-logit)), within(1e-4));
      }
    }
  }

  @Test
  void staysBelowTwoMegabytes() throws Exception {
    Path file = folder.resolve("net.onnx");
    NetworkExport.graph(
            NetworkShape.STANDARD, NetworkShape.STANDARD.initialise(new SplittableRandom(1)))
        .write(file);
    assertThat(Files.size(file)).isLessThan(2_000_000);
  }
}
