package io.drover.edge;

import com.google.protobuf.ByteString;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.JpegHeader;
import io.drover.navigation.JpegScan;

/**
 * What frames an edge takes.
 *
 * @param maxBytes of the JPEG
 * @param maxSide pixels
 */
record FrameLimits(int maxBytes, int maxSide) {
  /**
   * The frame's bytes, if it may be decoded.
   *
   * @throws DroverException {@code RESOURCE_EXHAUSTED} if it has too many bytes, {@code
   *     INVALID_ARGUMENT} if it is not a grey square baseline JPEG of an accepted side and one scan
   */
  byte[] accepted(ByteString jpeg) {
    if (jpeg.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT, "the frame is empty: send a grey square JPEG");
    }
    if (jpeg.size() > maxBytes) {
      throw new DroverException(
          ErrorCode.RESOURCE_EXHAUSTED,
          "the frame has "
              + jpeg.size()
              + " bytes and at most "
              + maxBytes
              + " are accepted: lower its quality or resolution");
    }
    byte[] bytes = jpeg.toByteArray();
    JpegHeader header = JpegHeader.read(bytes);
    if (!header.baseline()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the frame is not a baseline JPEG: encode it without progression or arithmetic coding");
    }
    if (header.components() != 1 || header.width() != header.height()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the frame is "
              + header.width()
              + "×"
              + header.height()
              + " in "
              + header.components()
              + " components: send a grey square");
    }
    if (header.width() < 1 || header.width() > maxSide) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "the frame is " + header.width() + "²: sides from 1 to " + maxSide + " are accepted");
    }
    JpegScan.requireOne(bytes);
    return bytes;
  }
}
