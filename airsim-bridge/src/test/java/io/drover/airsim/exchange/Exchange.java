package io.drover.airsim.exchange;

import io.drover.airsim.rpc.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.msgpack.core.MessagePack;
import org.msgpack.value.ArrayValue;
import org.msgpack.value.Value;

/**
 * One call that a simulator project's own Python client made of the same project's C++ server, and
 * the answer.
 *
 * @param request the bytes of {@code [0, id, method, arguments]}
 * @param reply {@code [1, id, error, result]}
 */
record Exchange(String method, byte[] request, ArrayValue reply) {
  /** What was recorded of a dialect, in order. */
  static List<Exchange> recorded(Dialect dialect) {
    String file = dialect.name().toLowerCase(Locale.ROOT) + ".txt";
    try (var in = Exchange.class.getResourceAsStream(file)) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      List<Exchange> exchanges = new ArrayList<>();
      for (int i = 0; i < lines.size(); i += 3) {
        exchanges.add(
            new Exchange(
                lines.get(i),
                HexFormat.of().parseHex(lines.get(i + 1).substring(2)),
                value(HexFormat.of().parseHex(lines.get(i + 2).substring(2)))));
      }
      return exchanges;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArrayValue value(byte[] bytes) throws IOException {
    try (var unpacker = MessagePack.newDefaultUnpacker(bytes)) {
      return unpacker.unpackValue().asArrayValue();
    }
  }

  ArrayValue arguments() {
    try {
      return value(request).get(3).asArrayValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean refused() {
    return !reply.get(2).isNilValue();
  }

  Value error() {
    return reply.get(2);
  }

  Value result() {
    return reply.get(3);
  }
}
