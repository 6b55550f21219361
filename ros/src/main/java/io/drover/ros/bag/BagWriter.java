package io.drover.ros.bag;

import io.drover.ros.message.Message;
import io.drover.ros.message.MessageType;
import io.drover.ros.message.MessageWriter;
import io.drover.ros.message.RosTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes a bag with its index, as {@code rosbag record} does, so that {@code rosbag info} and
 * {@code play} take it. A bag that is not closed has no index: {@code rosbag reindex} makes one.
 * One thread.
 */
public final class BagWriter implements AutoCloseable {
  /** What rosbag packs together. */
  private static final int CHUNK_BYTES = 768 * 1024;

  /** Of the first record, header and padding: where rosbag looks for what follows. */
  private static final int BAG_HEADER_BYTES = 4096;

  private static final int INDEX_VERSION = 1;

  private final FileChannel file;
  private final BagCompression compression;
  private final Map<List<String>, Connection> connections = new LinkedHashMap<>();
  private final List<ChunkInfo> chunks = new ArrayList<>();
  private BagBytes chunk = new BagBytes();

  /** Of the chunk: by connection where its messages stand. */
  private SortedMap<Integer, List<Entry>> entries = new TreeMap<>();

  private record Connection(int id, String topic, MessageType<?> type) {}

  private record Entry(RosTime time, int offset) {}

  private record ChunkInfo(
      long position, RosTime start, RosTime end, SortedMap<Integer, Integer> counts) {}

  private BagWriter(FileChannel file, BagCompression compression) {
    this.file = file;
    this.compression = compression;
  }

  /**
   * Begins a bag; what was in the file is gone.
   *
   * @throws IOException if it cannot be written
   */
  public static BagWriter create(Path path, BagCompression compression) throws IOException {
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    BagWriter writer = new BagWriter(file, compression);
    try {
      writer.append(BagReader.MAGIC.getBytes(StandardCharsets.ISO_8859_1));
      writer.append(bagHeader(0, 0, 0));
      return writer;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static byte[] bagHeader(long index, int connections, int chunks) {
    BagBytes header =
        new BagBytes()
            .op(BagReader.BAG_HEADER)
            .int64("index_pos", index)
            .int32("conn_count", connections)
            .int32("chunk_count", chunks);
    byte[] padding = new byte[BAG_HEADER_BYTES - header.length()];
    Arrays.fill(padding, (byte) ' ');
    return BagBytes.record(header, padding, padding.length);
  }

  /**
   * Appends a message.
   *
   * @param time when it was received
   * @throws IOException if it cannot be written
   */
  public void write(String topic, RosTime time, Message message) throws IOException {
    Connection connection = connection(topic, message.type());
    entries
        .computeIfAbsent(connection.id, id -> new ArrayList<>())
        .add(new Entry(time, chunk.length()));
    byte[] bytes = MessageWriter.bytes(message);
    BagBytes header =
        new BagBytes().op(BagReader.MESSAGE).int32("conn", connection.id).time("time", time);
    chunk.raw(BagBytes.record(header, bytes, bytes.length));
    if (chunk.length() >= CHUNK_BYTES) {
      flush();
    }
  }

  private Connection connection(String topic, MessageType<?> type) {
    List<String> key = List.of(topic, type.name(), type.md5());
    Connection known = connections.get(key);
    if (known == null) {
      known = new Connection(connections.size(), topic, type);
      connections.put(key, known);
      chunk.raw(record(known));
    }
    return known;
  }

  private static byte[] record(Connection connection) {
    BagBytes header =
        new BagBytes()
            .op(BagReader.CONNECTION)
            .int32("conn", connection.id)
            .text("topic", connection.topic);
    BagBytes data =
        new BagBytes()
            .text("topic", connection.topic)
            .text("type", connection.type.name())
            .text("md5sum", connection.type.md5())
            .text("message_definition", connection.type.definition());
    return BagBytes.record(header, data.bytes(), data.length());
  }

  /** Ends the chunk. */
  private void flush() throws IOException {
    if (entries.isEmpty()) {
      return;
    }
    long position = file.position();
    byte[] packed = compression.pack(chunk.bytes(), chunk.length());
    BagBytes header =
        new BagBytes()
            .op(BagReader.CHUNK)
            .text("compression", compression.title())
            .int32("size", chunk.length());
    append(BagBytes.record(header, packed, packed.length));
    for (Map.Entry<Integer, List<Entry>> each : entries.entrySet()) {
      append(index(each.getKey(), each.getValue()));
    }
    chunks.add(info(position));
    chunk = new BagBytes();
    entries = new TreeMap<>();
  }

  private static byte[] index(int connection, List<Entry> entries) {
    BagBytes header =
        new BagBytes()
            .op(BagReader.INDEX)
            .int32("ver", INDEX_VERSION)
            .int32("conn", connection)
            .int32("count", entries.size());
    BagBytes data = new BagBytes();
    for (Entry entry : entries) {
      data.time(entry.time).int32(entry.offset);
    }
    return BagBytes.record(header, data.bytes(), data.length());
  }

  private ChunkInfo info(long position) {
    RosTime start = entries.values().iterator().next().get(0).time;
    RosTime end = start;
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    for (Map.Entry<Integer, List<Entry>> each : entries.entrySet()) {
      counts.put(each.getKey(), each.getValue().size());
      for (Entry entry : each.getValue()) {
        start = entry.time.compareTo(start) < 0 ? entry.time : start;
        end = entry.time.compareTo(end) > 0 ? entry.time : end;
      }
    }
    return new ChunkInfo(position, start, end, counts);
  }

  private static byte[] record(ChunkInfo info) {
    BagBytes header =
        new BagBytes()
            .op(BagReader.CHUNK_INFO)
            .int32("ver", INDEX_VERSION)
            .int64("chunk_pos", info.position)
            .time("start_time", info.start)
            .time("end_time", info.end)
            .int32("count", info.counts.size());
    BagBytes data = new BagBytes();
    info.counts.forEach((connection, count) -> data.int32(connection).int32(count));
    return BagBytes.record(header, data.bytes(), data.length());
  }

  private void append(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      int unused = file.write(buffer);
    }
  }

  /**
   * Writes the index.
   *
   * @throws UncheckedIOException if it cannot be written; what was written before can be reindexed
   */
  @Override
  public void close() {
    try (file) {
      flush();
      long index = file.position();
      for (Connection connection : connections.values()) {
        append(record(connection));
      }
      for (ChunkInfo info : chunks) {
        append(record(info));
      }
      file.position(BagReader.MAGIC.length());
      append(bagHeader(index, connections.size(), chunks.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("a bag's index cannot be written", e);
    }
  }
}
