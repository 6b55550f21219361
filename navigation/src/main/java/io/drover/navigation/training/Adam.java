package io.drover.navigation.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/** Adam (Kingma and Ba 2015) with clipping of the gradient's norm. One thread. */
public final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;

  private final List<NDArray> parameters;
  private final List<NDArray> first = new ArrayList<>();
  private final List<NDArray> second = new ArrayList<>();
  private final double clipNorm;
  private final double epsilon;
  private int updates;

  /**
   * An optimiser of some arrays, which carry gradients.
   *
   * @param manager that the moments live in
   * @param clipNorm longest gradient, over all arrays together
   * @param epsilon added to the root of the second moment
   */
  public Adam(List<NDArray> parameters, NDManager manager, double clipNorm, double epsilon) {
    this.parameters = parameters;
    this.clipNorm = clipNorm;
    this.epsilon = epsilon;
    for (NDArray parameter : parameters) {
      first.add(manager.zeros(parameter.getShape()));
      second.add(manager.zeros(parameter.getShape()));
    }
  }

  /** Goes on from moments m and v of an earlier run. */
  public void restore(int updatesDone, List<float[]> m, List<float[]> v) {
    updates = updatesDone;
    for (int i = 0; i < parameters.size(); i++) {
      first.get(i).set(m.get(i));
      second.get(i).set(v.get(i));
    }
  }

  /** How many updates were made, here and in the run that this one goes on from. */
  public int updates() {
    return updates;
  }

  /** m, one array a parameter. */
  public List<float[]> firstMoments() {
    return first.stream().map(NDArray::toFloatArray).toList();
  }

  /** v, one array a parameter. */
  public List<float[]> secondMoments() {
    return second.stream().map(NDArray::toFloatArray).toList();
  }

  /** Moves every parameter against its gradient, then clears the gradients. */
  public void update(double learningRate) {
    updates++;
    double norm = 0;
    for (NDArray parameter : parameters) {
      try (NDArray gradient = parameter.getGradient();
          NDArray square = gradient.square();
          NDArray sum = square.sum()) {
        norm += sum.getFloat();
      }
    }
    double clip = Math.min(1, clipNorm / (Math.sqrt(norm) + 1e-6));
    double rate =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
    for (int i = 0; i < parameters.size(); i++) {
      NDArray m = first.get(i);
      NDArray v = second.get(i);
      try (NDArray gradient = parameters.get(i).getGradient()) {
        gradient.muli((float) clip);
        try (NDArray share = gradient.mul((float) (1 - BETA1));
            NDArray square = gradient.square()) {
          m.muli((float) BETA1).addi(share);
          v.muli((float) BETA2).addi(square.muli((float) (1 - BETA2)));
        }
        try (NDArray root = v.sqrt();
            NDArray move = m.mul((float) rate)) {
          parameters.get(i).subi(move.divi(root.addi((float) epsilon)));
        }
        gradient.muli(0);
      }
    }
  }
}
