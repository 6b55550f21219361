package io.drover.navigation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import io.drover.core.image.GrayImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Turns a frame into the network's input and its outputs into steering and collision. */
final class FrameTranslator implements NoBatchifyTranslator<GrayImage, NavigationOutput> {
  private final ModelDescription description;
  private final float[] ofGrey = new float[256];
  private FloatBuffer input = FloatBuffer.allocate(0);

  FrameTranslator(ModelDescription description) {
    this.description = description;
    for (int grey = 0; grey < ofGrey.length; grey++) {
      ofGrey[grey] = (float) (grey * description.scale() + description.offset());
    }
  }

  @Override
  public NDList processInput(TranslatorContext context, GrayImage image) {
    byte[] pixels = image.pixels();
    if (input.capacity() < pixels.length) {
      input =
          ByteBuffer.allocateDirect(pixels.length * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
    }
    for (int i = 0; i < pixels.length; i++) {
      input.put(i, ofGrey[pixels[i] & 0xff]);
    }
    // A direct buffer is used in place: the next frame may overwrite it once outputs were read.
    return new NDList(
        context
            .getNDManager()
            .create(
                input.slice(0, pixels.length),
                new Shape(description.inputShape(image.width())),
                DataType.FLOAT32));
  }

  @Override
  public NavigationOutput processOutput(TranslatorContext context, NDList outputs) {
    double steering = first(outputs.get(description.steeringOutput()));
    double collision = first(outputs.get(description.collisionOutput()));
    return new NavigationOutput(
        description.steeringSign() * description.steeringRadiansPerUnit() * steering,
        description.collisionLogit() ? 1 / (1 + Math.exp(-collision)) : collision);
  }

  private static double first(NDArray output) {
    return output.toFloatArray()[0];
  }
}
