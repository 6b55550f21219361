package io.drover.edge.container;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;

/** A decoder with the network that it feeds: what one worker owns. */
public record FrameInference(FrameDecoder decoder, NavigationModel model) implements AutoCloseable {
  /**
   * Decodes and infers.
   *
   * @throws DroverException {@code MALFORMED_IMAGE} if it cannot be decoded, {@code INTERNAL} if
   *     the network gives numbers that nobody can steer by
   */
  public NavigationOutput infer(byte[] jpeg) {
    NavigationOutput output = model.infer(decoder.decode(jpeg));
    if (!Double.isFinite(output.steeringRadians())
        || !Double.isFinite(output.collisionProbability())) {
      // A drone must never steer by this.
      throw new DroverException(
          ErrorCode.INTERNAL, "the network gave " + output + ": check its weights");
    }
    return output;
  }

  /** The first inference of a session allocates and compiles; a drone should not wait for that. */
  FrameInference warmedUp() {
    try {
      int side = model.fullSide();
      model.infer(new GrayImage(side, side, new byte[side * side]));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public void close() {
    try (model) {
      decoder.close();
    }
  }
}
