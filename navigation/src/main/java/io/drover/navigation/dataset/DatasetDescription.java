package io.drover.navigation.dataset;

import io.drover.core.config.Doc;
import java.util.List;

/**
 * What {@code dataset.yaml} says.
 *
 * @param side of the images
 */
public record DatasetDescription(
    @Doc("pixels of a side of every image") int side,
    @Doc("number of frames to train with") int train,
    @Doc("number of frames to choose the weights by") int validation,
    @Doc("number of frames to report on") int test,
    @Doc("seeds of the worlds of the training frames") List<Long> trainSeeds,
    @Doc("seeds of the worlds of the validation frames") List<Long> validationSeeds,
    @Doc("seeds of the worlds of the test frames") List<Long> testSeeds) {
  public DatasetDescription {
    if (side < 64 || side > 4096) {
      throw new IllegalArgumentException("side is " + side + ": give 64 to 4096 pixels");
    }
    trainSeeds = List.copyOf(trainSeeds);
    validationSeeds = List.copyOf(validationSeeds);
    testSeeds = List.copyOf(testSeeds);
  }

  /** An empty dataset of images of a side. */
  static DatasetDescription empty(int side) {
    return new DatasetDescription(side, 0, 0, 0, List.of(), List.of(), List.of());
  }
}
