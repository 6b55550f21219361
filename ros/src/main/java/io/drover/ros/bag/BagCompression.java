package io.drover.ros.bag;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;

/** How a bag's chunks are packed. */
public enum BagCompression {
  NONE("none"),
  BZ2("bz2"),
  LZ4("lz4");

  private final String title;

  BagCompression(String title) {
    this.title = title;
  }

  /** As bags have it. */
  String title() {
    return title;
  }

  /** The one that bags call so. */
  public static Optional<BagCompression> of(String title) {
    return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
  }

  /**
   * Unpacks a chunk.
   *
   * @param size that it must have then
   * @throws IOException if it is not what it says
   */
  byte[] unpack(byte[] packed, int size) throws IOException {
    if (this == NONE) {
      return packed;
    }
    try (InputStream in = reading(new ByteArrayInputStream(packed))) {
      return in.readNBytes(size);
    }
  }

  private InputStream reading(InputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case BZ2 -> new BZip2CompressorInputStream(packed);
      case LZ4 -> new FramedLZ4CompressorInputStream(packed);
    };
  }

  /** Packs a chunk; one that stays as it is is not copied. */
  ByteBuffer pack(byte[] bytes, int length) throws IOException {
    if (this == NONE) {
      return ByteBuffer.wrap(bytes, 0, length);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = writing(packed)) {
      out.write(bytes, 0, length);
    }
    return ByteBuffer.wrap(packed.toByteArray());
  }

  private OutputStream writing(OutputStream packed) throws IOException {
    return switch (this) {
      case NONE -> packed;
      case BZ2 -> new BZip2CompressorOutputStream(packed);
      case LZ4 -> new FramedLZ4CompressorOutputStream(packed);
    };
  }
}
