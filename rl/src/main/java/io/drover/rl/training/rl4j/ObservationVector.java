package io.drover.rl.training.rl4j;

import org.deeplearning4j.rl4j.space.Encodable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What RL4J sees of an observation: its features, normalised. */
final class ObservationVector implements Encodable {
  private final INDArray row;

  private ObservationVector(INDArray row) {
    this.row = row;
  }

  /** Of normalised features [features]. */
  static ObservationVector of(float[] features) {
    return new ObservationVector(Nd4j.create(features, new int[] {1, features.length}));
  }

  /** [1, features]. */
  @Override
  public INDArray getData() {
    return row;
  }

  @Override
  public boolean isSkipped() {
    return false;
  }

  @Override
  public ObservationVector dup() {
    return new ObservationVector(row.dup());
  }

  @Override
  @SuppressWarnings("deprecation") // RL4J's interface still asks for it
  public double[] toArray() {
    return row.toDoubleVector();
  }
}
