package io.drover.bench.a3d;

import io.drover.rl.training.LearningOptions;
import java.util.List;
import java.util.stream.LongStream;

/**
 * One of the policies that are learnt to be compared.
 *
 * @param name tells it from the others: lower-case letters, digits and hyphens
 * @param what it is, for readers
 * @param learning how it is learnt
 * @param seeds how many networks are learnt, by the seeds 1, 2, …
 */
record LearntPolicy(String name, String what, LearningOptions learning, int seeds) {
  LearntPolicy {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("'" + name + "' is no name of a learnt policy");
    }
    if (seeds < 1) {
      throw new IllegalArgumentException("a policy is learnt by at least one seed");
    }
  }

  /** The seeds, in order. */
  List<Long> seedList() {
    return LongStream.rangeClosed(1, seeds).boxed().toList();
  }

  /** A seed's network, relative to where learnt policies are. */
  String file(long seed) {
    return name + "/seed" + seed + ".onnx";
  }
}
