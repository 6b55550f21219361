package io.drover.edge;

import io.drover.core.image.GrayImage;
import io.drover.edge.container.FrameDecoder;

/** Frames that look like JPEGs from outside, and a decoder that believes their headers. */
final class Jpegs {
  private static final int SOF = 4;

  private Jpegs() {}

  /** Start, frame header, an empty scan, end. */
  static byte[] of(int width, int height, int components, int frameMarker) {
    return new byte[] {
      (byte) 0xff,
      (byte) 0xd8,
      (byte) 0xff,
      (byte) frameMarker,
      0,
      11,
      8,
      (byte) (height >> 8),
      (byte) height,
      (byte) (width >> 8),
      (byte) width,
      (byte) components,
      1,
      0x11,
      0,
      (byte) 0xff,
      (byte) 0xda,
      0,
      2,
      (byte) 0xff,
      (byte) 0xd9
    };
  }

  static byte[] square(int side) {
    return of(side, side, 1, 0xc0);
  }

  static FrameDecoder decoder() {
    return jpeg -> {
      int side = (jpeg[SOF + 5] & 0xff) << 8 | jpeg[SOF + 6] & 0xff;
      return new GrayImage(side, side, new byte[side * side]);
    };
  }
}
