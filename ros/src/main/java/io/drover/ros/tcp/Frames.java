package io.drover.ros.tcp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Byte strings that are preceded by their length, as everything in TCPROS is. */
final class Frames {
  /** Longer messages are refused: a 4K image of three channels has 25 MB. */
  static final int LONGEST_MESSAGE_BYTES = 64 << 20;

  /** Longer headers of connections are refused: they hold a definition, of some 10 kB. */
  static final int LONGEST_HEADER_BYTES = 1 << 20;

  /** Beyond it memory is taken as bytes arrive, not as their number claims. */
  private static final int TRUSTED_BYTES = 4 << 20;

  private Frames() {}

  /**
   * Reads one.
   *
   * @throws IOException if the connection ended, or the frame is longer than {@code longest}
   */
  static byte[] read(InputStream in, int longest) throws IOException {
    byte[] prefix = in.readNBytes(Integer.BYTES);
    if (prefix.length < Integer.BYTES) {
      throw new EOFException("the other side ended the connection");
    }
    int length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (length < 0 || length > longest) {
      throw new IOException(
          "a frame claims "
              + Integer.toUnsignedLong(length)
              + " bytes, more than the "
              + longest
              + " that are accepted");
    }
    byte[] bytes = length <= TRUSTED_BYTES ? new byte[length] : in.readNBytes(length);
    int got = length <= TRUSTED_BYTES ? in.readNBytes(bytes, 0, length) : bytes.length;
    if (got < length) {
      throw new EOFException("the other side ended the connection within a frame");
    }
    return bytes;
  }

  /** Writes one that is a buffer with an array, its length in front. */
  static void write(OutputStream out, ByteBuffer frame) throws IOException {
    out.write(frame.array(), frame.arrayOffset(), frame.limit());
  }
}
