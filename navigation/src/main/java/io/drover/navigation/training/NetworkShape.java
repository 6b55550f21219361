package io.drover.navigation.training;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Widths of the navigation network: DroNet's ResNet-8 (a 5×5 stem, three residual blocks that each
 * halve the image), a spatial pyramid of 4×4, 2×2 and 1×1 maxima, one hidden layer, two heads.
 *
 * <p>An image larger than {@value #COARSE_SIDE}² goes through the same trunk twice: reduced to
 * about that side, and whole. The hidden layer takes the pyramid of the reduced image and, with
 * weights of their own, what the whole image's pyramid adds to it. So a larger image never shows
 * less: the trunk sees 177×177 pixels at a time, all of 112² but two fifths of 448.
 *
 * <p>Unlike DroNet it has no batch normalisation: running statistics of one resolution are wrong
 * for another. Residual branches start small instead.
 *
 * @param stem channels of the first convolution
 * @param blocks channels of the residual blocks
 * @param hidden units between the pyramid and the heads
 */
record NetworkShape(int stem, List<Integer> blocks, int hidden) {
  /** Bins of the pyramid: 4·4 + 2·2 + 1. */
  static final int BINS = 21;

  /** Side that larger images are reduced to, by a whole factor. */
  static final int COARSE_SIDE = 112;

  /** 0.48 M weights. */
  static final NetworkShape STANDARD = new NetworkShape(16, List.of(32, 64, 96), 64);

  NetworkShape {
    blocks = List.copyOf(blocks);
  }

  /** Weights to start from: He's, with residual branches and heads close to zero. */
  List<Tensor> initialise(RandomGenerator random) {
    List<Tensor> weights = new ArrayList<>();
    add(weights, "stem", 1, random, stem, 1, 5, 5);
    int in = stem;
    for (int i = 0; i < blocks.size(); i++) {
      int out = blocks.get(i);
      add(weights, "block" + i + ".first", 1, random, out, in, 3, 3);
      add(weights, "block" + i + ".second", 0.3, random, out, out, 3, 3);
      add(weights, "block" + i + ".skip", 1, random, out, in, 1, 1);
      in = out;
    }
    add(weights, "hidden", 1, random, hidden, BINS * in);
    add(weights, "detail", 0.1, random, hidden, BINS * in);
    add(weights, "steering", 0.1, random, 1, hidden);
    add(weights, "collision", 0.1, random, 1, hidden);
    return weights;
  }

  private static void add(
      List<Tensor> weights,
      String name,
      double gain,
      RandomGenerator random,
      Integer... dimensions) {
    Tensor weight = Tensor.zeros(name + ".weight", dimensions);
    int fanIn = weight.values().length / dimensions[0];
    double deviation = gain * Math.sqrt(2.0 / fanIn);
    for (int i = 0; i < weight.values().length; i++) {
      weight.values()[i] = (float) (deviation * random.nextGaussian());
    }
    weights.add(weight);
    weights.add(Tensor.zeros(name + ".bias", dimensions[0]));
  }
}
