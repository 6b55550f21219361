package io.drover.bench.hostile;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.QualityCurve;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Requests that no drone would send, as bytes, each in a few variants. Made beforehand, so that
 * making them takes no time from the drone that is measured. Any thread.
 */
final class HostileFrames {
  private static final String NAME = "mallory";
  private static final int FRAME_MARKER = 3;
  private static final int HEADER_LENGTH = 13;

  private static final int VARIANTS = 8;

  private final byte[] good;
  private final byte[] unknownFields = unknownFields();

  /**
   * Made from a frame that is good.
   *
   * @param good a JPEG of a frame
   */
  HostileFrames(byte[] good) {
    this.good = good.clone();
  }

  /** By what they are. */
  Map<String, byte[][]> made() {
    Random random = new Random(1);
    Map<String, byte[][]> made = new LinkedHashMap<>();
    kinds()
        .forEach(
            (kind, request) -> {
              byte[][] variants = new byte[VARIANTS][];
              Arrays.setAll(variants, i -> request.apply(random));
              made.put(kind, variants);
            });
    return made;
  }

  private Map<String, Function<Random, byte[]>> kinds() {
    Map<String, Function<Random, byte[]>> kinds = new LinkedHashMap<>();
    kinds.put("bomb, 65535²", frame(random -> header(65535, 65535, 1, 0xc0)));
    kinds.put("truncated", frame(r -> Arrays.copyOf(good, 2 + r.nextInt(good.length - 3))));
    kinds.put("oversized frame", frame(r -> new byte[(1 << 20) + 1 + r.nextInt(2000)]));
    kinds.put("oversized message", frame(r -> new byte[(1 << 21) + r.nextInt(2000)]));
    kinds.put("text", frame(r -> ascii("GET /" + r.nextInt() + " HTTP/1.1\r\n\r\n")));
    kinds.put("random bytes", frame(r -> noise(r, r.nextInt(100_000))));
    kinds.put("garbage as scan", frame(this::garbageScan));
    kinds.put("garbage as EXIF", frame(this::garbageExif));
    kinds.put("progressive", frame(r -> marked(0xc2)));
    kinds.put("arithmetic", frame(r -> marked(0xc9)));
    kinds.put("colour", frame(r -> header(448, 448, 3, 0xc0)));
    kinds.put("oblong", frame(r -> header(448, 1 + r.nextInt(447), 1, 0xc0)));
    kinds.put("two scans", frame(r -> joined(Arrays.copyOf(good, good.length - 2), good)));
    kinds.put("no frame", r -> asked(new byte[0]).build().toByteArray());
    kinds.put(
        "no drone's name", r -> asked(good).setDroneId("a/" + r.nextInt()).build().toByteArray());
    kinds.put(
        "NaN of a link",
        reported(
            () -> LinkReport.newBuilder().setUplinkBitsPerSecond(Double.NaN).setOffloadRatio(2)));
    kinds.put("5000 points of QoN", reported(HostileFrames::manyPoints));
    kinds.put("no message", r -> joined(new byte[] {0x0a, 127}, noise(r, r.nextInt(100))));
    kinds.put(
        "half a message", r -> Arrays.copyOf(asked(good).build().toByteArray(), 9 + r.nextInt(99)));
    kinds.put("unknown fields, 1 MB", r -> unknownFields);
    return kinds;
  }

  private static Function<Random, byte[]> frame(Function<Random, byte[]> jpeg) {
    return random -> asked(jpeg.apply(random)).build().toByteArray();
  }

  private Function<Random, byte[]> reported(Supplier<LinkReport.Builder> report) {
    return random -> asked(good).setLink(report.get()).build().toByteArray();
  }

  private static InferRequest.Builder asked(byte[] jpeg) {
    return InferRequest.newBuilder().setDroneId(NAME).setJpeg(ByteString.copyFrom(jpeg));
  }

  /** Without markers, so that only the decoder can tell. */
  private byte[] garbageScan(Random random) {
    byte[] bytes = good.clone();
    for (int i = bytes.length / 3; i < bytes.length - 2; i++) {
      bytes[i] = (byte) random.nextInt(255);
    }
    return bytes;
  }

  private byte[] garbageExif(Random random) {
    byte[] exif = joined(ascii("Exif\0\0II*\0"), noise(random, 200 + random.nextInt(2000)));
    int length = exif.length + 2;
    byte[] segment = {(byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length};
    byte[] start = Arrays.copyOf(good, 2);
    byte[] rest = Arrays.copyOfRange(good, 2, good.length);
    return joined(joined(start, joined(segment, exif)), rest);
  }

  /** The good one, saying that it is coded otherwise. */
  private byte[] marked(int marker) {
    byte[] bytes = good.clone();
    for (int i = 2; i < bytes.length - 1; i++) {
      if (bytes[i] == (byte) 0xff && bytes[i + 1] == (byte) 0xc0) {
        bytes[i + 1] = (byte) marker;
        return bytes;
      }
    }
    return bytes;
  }

  private static byte[] header(int width, int height, int components, int marker) {
    byte[] bytes = {
      (byte) 0xff,
      (byte) 0xd8,
      (byte) 0xff,
      0,
      0,
      11,
      8,
      0,
      0,
      0,
      0,
      0,
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
    bytes[FRAME_MARKER] = (byte) marker;
    bytes[7] = (byte) (height >> 8);
    bytes[8] = (byte) height;
    bytes[9] = (byte) (width >> 8);
    bytes[10] = (byte) width;
    bytes[HEADER_LENGTH - 2] = (byte) components;
    return bytes;
  }

  private static LinkReport.Builder manyPoints() {
    QualityCurve.Builder curve = QualityCurve.newBuilder();
    for (int i = 0; i < 5000; i++) {
      curve.addCores(i).addQuality(1);
    }
    return LinkReport.newBuilder().setExpectedQuality(curve);
  }

  private static byte[] unknownFields() {
    UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
    for (int number = 100; number < 250_000; number++) {
      fields.mergeVarintField(number, 1);
    }
    return fields.build().toByteArray();
  }

  private static byte[] noise(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
