package io.drover.navigation.training;

import io.drover.core.image.GrayImage;
import io.drover.navigation.ModelDescription;

/**
 * Images of one side with their labels, as PyTorch takes them.
 *
 * @param images [n][side][side], grey as −1 to 1
 * @param steering [n], radians positive left
 * @param collision [n], 0 to 1
 */
record Batch(int side, float[] images, float[] steering, float[] collision) {
  private static final float[] OF_GREY = new float[256];

  static {
    ModelDescription description = ModelDescription.drover();
    for (int grey = 0; grey < OF_GREY.length; grey++) {
      OF_GREY[grey] = (float) (grey * description.scale() + description.offset());
    }
  }

  static Batch of(int size, int side) {
    return new Batch(side, new float[size * side * side], new float[size], new float[size]);
  }

  int size() {
    return steering.length;
  }

  void set(int index, GrayImage image, double steeringRadians, double collisionLabel) {
    byte[] pixels = image.pixels();
    int start = index * side * side;
    for (int i = 0; i < pixels.length; i++) {
      images[start + i] = OF_GREY[pixels[i] & 0xff];
    }
    steering[index] = (float) steeringRadians;
    collision[index] = (float) collisionLabel;
  }
}
