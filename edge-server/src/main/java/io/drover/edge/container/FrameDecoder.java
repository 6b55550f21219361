package io.drover.edge.container;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import java.util.Optional;

/** Turns a frame's bytes into pixels. One thread at a time; each worker has its own. */
public interface FrameDecoder extends AutoCloseable {
  /**
   * Decodes a JPEG.
   *
   * @return the decoder's own, until the next call
   * @throws io.drover.core.error.DroverException {@code MALFORMED_IMAGE} if it is none
   */
  GrayImage decode(byte[] jpeg);

  @Override
  default void close() {}

  /** By OpenCV, as everywhere in Drover; frames of one size after the other allocate no image. */
  static FrameDecoder openCv() {
    FrameCodec codec = new FrameCodec();
    return new FrameDecoder() {
      private Optional<GrayImage> last = Optional.empty();

      @Override
      public GrayImage decode(byte[] jpeg) {
        GrayImage image = codec.decode(jpeg, last);
        last = Optional.of(image);
        return image;
      }

      @Override
      public void close() {
        codec.close();
      }
    };
  }
}
