package io.drover.airsim.server;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Writes images as AirSim compresses them: PNG with an opaque alpha channel. */
final class Png {
  private Png() {}

  /**
   * Compresses an image.
   *
   * @param bgr blue, green, red for every pixel, row-major
   */
  static byte[] ofBgr(byte[] bgr, int width, int height) {
    byte[] bgra = new byte[width * height * 4];
    for (int i = 0, j = 0; i < bgr.length; i += 3, j += 4) {
      bgra[j] = bgr[i];
      bgra[j + 1] = bgr[i + 1];
      bgra[j + 2] = bgr[i + 2];
      bgra[j + 3] = -1;
    }
    try (BytePointer pixels = new BytePointer(bgra);
        Mat image = new Mat(height, width, opencv_core.CV_8UC4, pixels);
        BytePointer png = new BytePointer();
        IntPointer fast = new IntPointer(opencv_imgcodecs.IMWRITE_PNG_COMPRESSION, 1)) {
      opencv_imgcodecs.imencode(".png", image, png, fast);
      byte[] bytes = new byte[(int) png.limit()];
      png.get(bytes);
      return bytes;
    }
  }
}
