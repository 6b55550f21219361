package io.drover.airsim.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

class FrameReaderTest {
  @Test
  void cutsAStreamIntoWholeValues() throws IOException {
    byte[] bytes = everyFormat();
    FrameReader reader = new FrameReader(dripping(bytes), 1 << 20);
    Frame first = reader.next().orElseThrow();
    assertThat(first.length()).isEqualTo(bytes.length - 1);
    assertThat(first.unpacker().unpackValue().asArrayValue().size()).isEqualTo(19);
    assertThat(reader.next().orElseThrow().unpacker().unpackInt()).isEqualTo(7);
    assertThat(reader.next()).isEmpty();
  }

  @Test
  void agreesWithTheLibraryOnRandomBytes() throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[40];
      random.nextBytes(bytes);
      Optional<Frame> frame;
      try {
        frame = new FrameReader(new ByteArrayInputStream(bytes), 1 << 16).next();
      } catch (WireFormatException e) {
        continue;
      }
      try (var unpacker = MessagePack.newDefaultUnpacker(bytes)) {
        unpacker.skipValue();
        assertThat(frame.orElseThrow().length()).isEqualTo((int) unpacker.getTotalReadBytes());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c1", // never used
        "ddffffffff", // four billion elements
        "dfffffffff", // as many pairs
        "c6ffffffff00", // four gigabytes of bin
        "dbffffffff00", // of str
        "c9ffffffff00", // of an extension
        "9400", // ends within an array
        "c403ff", // ends within bytes
        "da", // ends within a length
      })
  void refusesWhatCannotBeWhole(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    FrameReader reader = new FrameReader(new ByteArrayInputStream(bytes), 100 << 20);
    assertThatThrownBy(reader::next).isInstanceOf(WireFormatException.class);
  }

  @Test
  void refusesMoreThanTheLimitByTheHeaderAlone() {
    byte[] header = HexFormat.of().parseHex("c606400000");
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream(header), new ByteArrayInputStream(new byte[1 << 20]));
    assertThatThrownBy(() -> new FrameReader(endless, 100_000_000).next())
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining("more than 100000000 bytes");
  }

  @Test
  void readsAValueMuchLargerThanItsBuffer() throws IOException {
    byte[] large = new byte[3_000_000];
    large[2_999_999] = 9;
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packInt(1);
      packer.packBinaryHeader(large.length).writePayload(large);
      packer.packInt(2);
      FrameReader reader =
          new FrameReader(new ByteArrayInputStream(packer.toByteArray()), 4_000_000);
      assertThat(reader.next()).isPresent();
      Frame frame = reader.next().orElseThrow();
      assertThat(WireType.BYTES.read(frame.unpacker(), Dialect.MAP)).isEqualTo(large);
      assertThat(reader.next().orElseThrow().unpacker().unpackInt()).isEqualTo(2);
    }
  }

  private static byte[] everyFormat() throws IOException {
    try (MessageBufferPacker p = MessagePack.newDefaultBufferPacker()) {
      p.packArrayHeader(19).packNil().packBoolean(true).packInt(5).packInt(-5).packInt(200);
      p.packInt(60_000).packInt(100_000).packLong(1L << 40).packLong(-1L << 40).packInt(-200);
      p.packInt(-40_000).packFloat(1).packDouble(2).packString("a".repeat(300));
      p.packString("b").packBinaryHeader(4).writePayload(new byte[4]);
      p.packExtensionTypeHeader((byte) 1, 7).writePayload(new byte[7]);
      p.packMapHeader(20);
      for (int i = 0; i < 40; i++) {
        p.packInt(i);
      }
      p.packArrayHeader(70_000);
      for (int i = 0; i < 70_000; i++) {
        p.packInt(i & 1);
      }
      p.packInt(7);
      return p.toByteArray();
    }
  }

  private static InputStream dripping(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, 13));
      }
    };
  }
}
