package io.drover.airsim.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a stream into whole msgpack values without building any of them. The buffer grows only with
 * bytes that have arrived, never by a length that someone claims; a value that would not fit the
 * limit is refused as soon as its header says so. One thread.
 */
final class FrameReader {
  private static final int SMALL = 1 << 16;

  private final InputStream in;
  private final int limit;
  private byte[] buffer = new byte[SMALL];
  private int start;
  private int end;
  private int position;

  FrameReader(InputStream in, int limitBytes) {
    this.in = in;
    this.limit = limitBytes;
  }

  /**
   * The next value, or empty where the stream ends between two.
   *
   * @throws WireFormatException if the bytes are not msgpack, are too many or end within a value
   */
  Optional<Frame> next() throws IOException {
    recycle();
    if (start == end && !fill(1)) {
      return Optional.empty();
    }
    long pending = 1;
    while (pending > 0) {
      pending += children() - 1;
      if (pending > limit - (long) (position - start)) {
        throw new WireFormatException("a message of more than " + limit + " bytes");
      }
    }
    return Optional.of(new Frame(buffer, start, position - start));
  }

  /** Whether a value has begun to arrive and is not complete. */
  boolean midFrame() {
    return end > position || position > start;
  }

  private void recycle() {
    start = position;
    if (start == end) {
      start = 0;
      end = 0;
      if (buffer.length > 16 * SMALL) {
        buffer = new byte[SMALL];
      }
    }
    position = start;
  }

  /** Skips one value's header and payload; how many values belong inside it. */
  private long children() throws IOException {
    int code = (int) number(1);
    if (code < 0x80 || code >= 0xe0) {
      return 0;
    }
    if (code < 0x90) {
      return 2L * (code & 0xf);
    }
    if (code < 0xa0) {
      return code & 0xf;
    }
    if (code < 0xc0) {
      return skip(code & 0x1f);
    }
    return switch (code) {
      case 0xc0, 0xc2, 0xc3 -> 0;
      case 0xc4, 0xd9 -> skip(number(1));
      case 0xc5, 0xda -> skip(number(2));
      case 0xc6, 0xdb -> skip(number(4));
      case 0xc7 -> skip(number(1) + 1);
      case 0xc8 -> skip(number(2) + 1);
      case 0xc9 -> skip(number(4) + 1);
      case 0xcc, 0xd0 -> skip(1);
      case 0xcd, 0xd1, 0xd4 -> skip(2);
      case 0xd5 -> skip(3);
      case 0xca, 0xce, 0xd2 -> skip(4);
      case 0xd6 -> skip(5);
      case 0xcb, 0xcf, 0xd3 -> skip(8);
      case 0xd7 -> skip(9);
      case 0xd8 -> skip(17);
      case 0xdc -> number(2);
      case 0xdd -> number(4);
      case 0xde -> 2 * number(2);
      case 0xdf -> 2 * number(4);
      default -> throw new WireFormatException("0x" + Integer.toHexString(code) + " is no msgpack");
    };
  }

  private long number(int bytes) throws IOException {
    require(bytes);
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | buffer[position++] & 0xff;
    }
    return value;
  }

  private long skip(long bytes) throws IOException {
    require(bytes);
    position += (int) bytes;
    return 0;
  }

  private void require(long bytes) throws IOException {
    if (position - start + bytes > limit) {
      throw new WireFormatException("a message of more than " + limit + " bytes");
    }
    if (end - position < bytes && !fill((int) bytes)) {
      throw new WireFormatException("the stream ends within a message");
    }
  }

  /** Reads until this many bytes lie ahead; false where the stream ends first. */
  private boolean fill(int bytes) throws IOException {
    while (end - position < bytes) {
      if (end == buffer.length) {
        makeRoom();
      }
      int read = in.read(buffer, end, buffer.length - end);
      if (read < 0) {
        return false;
      }
      end += read;
    }
    return true;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      position -= start;
      start = 0;
    }
    if (end > buffer.length / 2) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * buffer.length, limit + (long) SMALL));
    }
  }
}
