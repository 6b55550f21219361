package io.drover.telemetry.queue;

import io.drover.telemetry.topic.Topic;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * One record of a queue's file: its length and checksum, four bytes each, then a byte that says
 * what it is, then its fields. What a crash has torn does not fit its checksum.
 */
sealed interface QueueRecord {
  /** More than any message may have. */
  int MOST_BYTES = 1 << 20;

  /** A message that waits. */
  record Put(StoredMessage message) implements QueueRecord {}

  /** A message that waits no more. */
  record Done(long sequence) implements QueueRecord {}

  /** The header ids that come next; the first record of each file. */
  record Ids(Map<String, Long> next) implements QueueRecord {}

  /** Its bytes, length and checksum included. */
  default byte[] bytes() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(body)) {
      if (this instanceof Put put) {
        out.writeByte('P');
        out.writeLong(put.message.sequence());
        out.writeUTF(put.message.topic().level());
        out.writeLong(put.message.headerId());
        out.write(put.message.payload());
      } else if (this instanceof Done done) {
        out.writeByte('D');
        out.writeLong(done.sequence);
      } else if (this instanceof Ids ids) {
        out.writeByte('I');
        out.writeInt(ids.next.size());
        for (Map.Entry<String, Long> entry : ids.next.entrySet()) {
          out.writeUTF(entry.getKey());
          out.writeLong(entry.getValue());
        }
      }
      ByteArrayOutputStream whole = new ByteArrayOutputStream(body.size() + 8);
      try (DataOutputStream framed = new DataOutputStream(whole)) {
        framed.writeInt(body.size());
        framed.writeInt(checksum(body.toByteArray()));
        body.writeTo(framed);
      }
      return whole.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }

  /**
   * The next record; empty at the file's end, and where it is torn. What is of a later version is
   * torn, too.
   */
  static Optional<QueueRecord> read(DataInputStream in) throws IOException {
    try {
      int length = in.readInt();
      int checksum = in.readInt();
      if (length < 1 || length > MOST_BYTES) {
        return Optional.empty();
      }
      byte[] body = in.readNBytes(length);
      if (body.length < length || checksum(body) != checksum) {
        return Optional.empty();
      }
      return parse(body);
    } catch (EOFException e) {
      return Optional.empty();
    }
  }

  private static Optional<QueueRecord> parse(byte[] body) throws IOException {
    DataInputStream in = new DataInputStream(new java.io.ByteArrayInputStream(body));
    switch (in.readByte()) {
      case 'P' -> {
        long sequence = in.readLong();
        String level = in.readUTF();
        long headerId = in.readLong();
        byte[] payload = in.readAllBytes();
        return Arrays.stream(Topic.values())
            .filter(topic -> topic.level().equals(level))
            .findFirst()
            .map(topic -> new Put(new StoredMessage(sequence, topic, headerId, payload)));
      }
      case 'D' -> {
        return Optional.of(new Done(in.readLong()));
      }
      case 'I' -> {
        Map<String, Long> next = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
          next.put(in.readUTF(), in.readLong());
        }
        return Optional.of(new Ids(next));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private static int checksum(byte[] body) {
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return (int) checksum.getValue();
  }
}
