package io.drover.edge.container;

import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;

/** Turns a frame's bytes into pixels. One thread at a time; each worker has its own. */
public interface FrameDecoder extends AutoCloseable {
  /**
   * Decodes a JPEG.
   *
   * @throws io.drover.core.error.DroverException {@code MALFORMED_IMAGE} if it is none
   */
  GrayImage decode(byte[] jpeg);

  @Override
  default void close() {}

  /** By OpenCV, as everywhere in Drover. */
  static FrameDecoder openCv() {
    FrameCodec codec = new FrameCodec();
    return new FrameDecoder() {
      @Override
      public GrayImage decode(byte[] jpeg) {
        return codec.decode(jpeg);
      }

      @Override
      public void close() {
        codec.close();
      }
    };
  }
}
