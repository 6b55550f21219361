package io.drover.navigation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The navigation network as PyTorch computes it: a batch of images of any one side ≥ 32 in,
 * steering and the logit of collision out. The same function as {@link NetworkExport} writes.
 */
final class NavigationNetwork {
  /** Of an image that shows nothing: keeps its noise from being blown up. */
  static final float LEAST_VARIANCE = 1e-3f;

  private final NetworkShape shape;
  private final Map<String, NDArray> weights = new LinkedHashMap<>();
  private final List<Tensor> layout;

  /** A network whose arrays belong to {@code manager}. */
  NavigationNetwork(NetworkShape shape, List<Tensor> weights, NDManager manager) {
    this.shape = shape;
    this.layout = List.copyOf(weights);
    for (Tensor tensor : weights) {
      long[] dimensions = tensor.dimensions().stream().mapToLong(Integer::longValue).toArray();
      NDArray array = manager.create(tensor.values(), new Shape(dimensions));
      array.setRequiresGradient(true);
      this.weights.put(tensor.name(), array);
    }
  }

  /** The arrays that are learnt, in the order of {@link #weights()}. */
  List<NDArray> parameters() {
    return List.copyOf(weights.values());
  }

  /** A copy of the weights as they are now. */
  List<Tensor> weights() {
    List<Tensor> copies = new ArrayList<>();
    for (Tensor tensor : layout) {
      copies.add(
          new Tensor(
              tensor.name(), tensor.dimensions(), weights.get(tensor.name()).toFloatArray()));
    }
    return copies;
  }

  /**
   * Infers a batch.
   *
   * @param images [N,1,S,S], grey as −1 to 1
   * @return steering [N] in radians and collision logits [N]
   */
  NDList forward(NDArray images) {
    NDArray reduced = reduced(images);
    NDArray coarse = pyramid(trunk(standardised(reduced)));
    NDArray fine = reduced == images ? coarse : pyramid(trunk(standardised(images)));
    NDArray hidden =
        Activation.relu(connect(coarse, "hidden").add(connect(fine.sub(coarse), "detail")));
    return new NDList(
        connect(hidden, "steering").flatten(), connect(hidden, "collision").flatten());
  }

  /** Means of k×k pixels, with the largest k that leaves the coarse side. */
  private static NDArray reduced(NDArray images) {
    long side = images.getShape().get(3);
    long factor = Math.max(1, side / NetworkShape.COARSE_SIDE);
    return factor == 1
        ? images
        : Pool.avgPool2d(
            images,
            new Shape(factor, factor),
            new Shape(factor, factor),
            new Shape(0, 0),
            false,
            true);
  }

  private NDArray trunk(NDArray images) {
    NDArray x = Activation.relu(convolve(images, "stem", 2));
    x = Pool.maxPool2d(x, new Shape(3, 3), new Shape(2, 2), new Shape(1, 1), false);
    for (int i = 0; i < shape.blocks().size(); i++) {
      String block = "block" + i;
      NDArray branch = Activation.relu(convolve(x, block + ".first", 2));
      branch = convolve(branch, block + ".second", 1);
      x = Activation.relu(branch.add(convolve(x, block + ".skip", 2)));
    }
    return x;
  }

  /** Each image with mean 0 and deviation 1: a dark tunnel looks like a bright day. */
  private static NDArray standardised(NDArray images) {
    NDArray centred = images.sub(pixelMean(images));
    return centred.div(pixelMean(centred.square()).add(LEAST_VARIANCE).sqrt());
  }

  private static NDArray pixelMean(NDArray images) {
    long n = images.getShape().get(0);
    return images.reshape(n, -1).mean(new int[] {1}, true).reshape(n, 1, 1, 1);
  }

  /** Maxima over 4×4, 2×2 and 1×1 bins, [N, 21·C]; bin i of n covers ⌊iH/n⌋ to ⌈(i+1)H/n⌉. */
  private static NDArray pyramid(NDArray x) {
    // 2×2 and 1×1 bins are unions of 4×4 bins, so the finest level has all that is needed
    NDArray fine = binned(binned(x, 2), 3);
    NDArray middle = Pool.maxPool2d(fine, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
    NDArray coarse =
        Pool.maxPool2d(middle, new Shape(2, 2), new Shape(2, 2), new Shape(0, 0), false);
    long n = x.getShape().get(0);
    return NDArrays.concat(
        new NDList(fine.reshape(n, -1), middle.reshape(n, -1), coarse.reshape(n, -1)), 1);
  }

  private static NDArray binned(NDArray x, int axis) {
    long size = x.getShape().get(axis);
    NDList bins = new NDList();
    for (int i = 0; i < 4; i++) {
      long start = i * size / 4;
      long end = ((i + 1) * size + 3) / 4;
      String range = start + ":" + end;
      NDArray bin = x.get(axis == 2 ? ":,:," + range + ",:" : ":,:,:," + range);
      bins.add(bin.max(new int[] {axis}, true));
    }
    return NDArrays.concat(bins, axis);
  }

  private NDArray convolve(NDArray x, String name, int stride) {
    NDArray weight = weights.get(name + ".weight");
    long padding = weight.getShape().get(3) / 2;
    return Conv2d.conv2d(
            x,
            weight,
            weights.get(name + ".bias"),
            new Shape(stride, stride),
            new Shape(padding, padding))
        .singletonOrThrow();
  }

  private NDArray connect(NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }
}
