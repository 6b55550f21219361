package io.drover.navigation.training;

import java.util.Arrays;
import java.util.List;

/**
 * A named array of floats, row-major. The values are shared, not copied.
 *
 * @param dimensions from outer to inner
 */
record Tensor(String name, List<Integer> dimensions, float[] values) {
  Tensor {
    dimensions = List.copyOf(dimensions);
    int size = size(dimensions);
    if (values.length != size) {
      throw new IllegalArgumentException(
          "%s %s needs %d values, not %d".formatted(name, dimensions, size, values.length));
    }
  }

  static Tensor zeros(String name, Integer... dimensions) {
    List<Integer> list = Arrays.asList(dimensions);
    return new Tensor(name, list, new float[size(list)]);
  }

  private static int size(List<Integer> dimensions) {
    return dimensions.stream().reduce(1, Math::multiplyExact);
  }
}
