package io.drover.ros.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every generated class against genpy.txt, which genpy made of the same texts: kind, name, check
 * sum, SHA-256 of the definition.
 */
class GeneratedMessagesTest {
  @Test
  void sumsAndDefinitionsAreThoseOfGenpy() throws Exception {
    for (String[] row : table()) {
      if (row[0].equals("msg")) {
        MessageType<?> type = messageType(row[1]);
        assertThat(type.name()).isEqualTo(row[1]);
        assertThat(type.md5()).as(row[1]).isEqualTo(row[2]);
        assertThat(sha(type.definition())).as(row[1]).isEqualTo(row[3]);
      } else {
        ServiceType<?, ?> type = (ServiceType<?, ?>) javaType(row[1]).getField("TYPE").get(null);
        assertThat(type.name()).isEqualTo(row[1]);
        assertThat(type.md5()).as(row[1]).isEqualTo(row[2]);
      }
    }
  }

  @Test
  void zerosOfEveryTypeSurviveTheWire() throws Exception {
    for (String[] row : table()) {
      if (row[0].equals("msg")) {
        Message zero = (Message) javaType(row[1]).getMethod("zero").invoke(null);
        assertThat(zero.type().decode(MessageWriter.bytes(zero))).isEqualTo(zero);
      }
    }
  }

  private static List<String[]> table() throws Exception {
    try (InputStream in = GeneratedMessagesTest.class.getResourceAsStream("genpy.txt")) {
      List<String[]> rows = new ArrayList<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .forEach(line -> rows.add(line.split(" ")));
      assertThat(rows).hasSizeGreaterThan(100);
      return rows;
    }
  }

  private static MessageType<?> messageType(String name) throws Exception {
    return (MessageType<?>) javaType(name).getField("TYPE").get(null);
  }

  private static Class<?> javaType(String name) throws ClassNotFoundException {
    return Class.forName("io.drover.ros.msg." + name.replace('/', '.'));
  }

  private static String sha(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
