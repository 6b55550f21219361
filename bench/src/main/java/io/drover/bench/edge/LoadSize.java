package io.drover.bench.edge;

import io.drover.bench.flights.TestFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;

/**
 * Frames as drones send them.
 *
 * @param side pixels
 * @param quality of the JPEG
 */
record LoadSize(int side, int quality) {
  /** The largest of A3D's actions, and one of the middle. */
  static final LoadSize LARGE = new LoadSize(448, 95);

  static final LoadSize MIDDLE = new LoadSize(224, 80);

  byte[] jpeg() {
    try (FrameCodec codec = new FrameCodec()) {
      return codec.encode(TestFrame.of(side), new JpegQuality(quality));
    }
  }

  String label() {
    return side + "² q" + quality;
  }
}
