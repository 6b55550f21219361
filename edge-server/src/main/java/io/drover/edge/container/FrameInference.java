package io.drover.edge.container;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.core.time.NanoClock;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;

/** A decoder with the network that it feeds: what one worker owns. */
public record FrameInference(FrameDecoder decoder, NavigationModel model) implements AutoCloseable {
  /**
   * Decodes and infers.
   *
   * @param clock that decoding is timed by
   * @throws DroverException {@code MALFORMED_IMAGE} if it cannot be decoded, {@code INTERNAL} if
   *     the network gives numbers that nobody can steer by
   */
  public Inferred infer(byte[] jpeg, NanoClock clock) {
    long start = clock.nanoTime();
    GrayImage image = decoder.decode(jpeg);
    double decodeSeconds = (clock.nanoTime() - start) * 1e-9;
    NavigationOutput output = model.infer(image);
    if (!Double.isFinite(output.steeringRadians())
        || !Double.isFinite(output.collisionProbability())) {
      // A drone must never steer by this.
      throw new DroverException(
          ErrorCode.INTERNAL, "the network gave " + output + ": check its weights");
    }
    return new Inferred(output, decodeSeconds);
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
