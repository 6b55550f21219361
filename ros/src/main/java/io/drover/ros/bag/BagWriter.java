package io.drover.ros.bag;

import io.drover.ros.RawMessage;
import io.drover.ros.TopicSource;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageWriter;
import io.drover.ros.message.RosTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a bag with its index, as {@code rosbag record} does, so that {@code rosbag info} and
 * {@code play} take it. A bag that is not closed has no index: {@code rosbag reindex} makes one.
 * What cannot be written, because the disk is full, is not in the bag, and what was written before
 * is. One thread.
 */
public final class BagWriter implements AutoCloseable {
  /** What rosbag packs together. */
  private static final int CHUNK_BYTES = 768 * 1024;

  /** Of the first record, header and padding: where rosbag looks for what follows. */
  private static final int BAG_HEADER_BYTES = 4096;

  private final FileChannel file;
  private final BagCompression compression;

  /** With their numbers. */
  private final Map<TopicSource, Integer> connections = new LinkedHashMap<>();

  private final BagBytes chunkInfos = new BagBytes();
  private final BagChunk chunk = new BagChunk();
  private int chunks;

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
      writer.append(ByteBuffer.wrap(BagReader.MAGIC.getBytes(StandardCharsets.ISO_8859_1)));
      writer.append(bagHeader(0, 0, 0).buffer());
      return writer;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static BagBytes bagHeader(long index, int connections, int chunks) {
    BagBytes header =
        new BagBytes()
            .op(BagReader.BAG_HEADER)
            .int64("index_pos", index)
            .int32("conn_count", connections)
            .int32("chunk_count", chunks);
    byte[] padding = new byte[BAG_HEADER_BYTES - header.length()];
    Arrays.fill(padding, (byte) ' ');
    return new BagBytes().record(header, padding, padding.length);
  }

  /**
   * Appends a message.
   *
   * @param time when it was received
   * @throws IOException if it cannot be written
   */
  public void write(String topic, RosTime time, Message message) throws IOException {
    write(TopicSource.of(topic, message.type(), "", false), time, MessageWriter.bytes(message));
  }

  /**
   * Appends a message of whatever type, with what its publisher tells of itself.
   *
   * @param time when it was received
   * @throws IOException if it cannot be written
   */
  public void write(RosTime time, RawMessage message) throws IOException {
    write(message.source(), time, message.bytes());
  }

  private void write(TopicSource source, RosTime time, byte[] message) throws IOException {
    Integer known = connections.get(source);
    int id = known == null ? connections.size() : known;
    if (known == null) {
      connections.put(source, id);
      chunk.connection(header(source, id), told(source));
    }
    chunk.message(id, time, message);
    if (chunk.bytes().length() >= CHUNK_BYTES) {
      flush();
    }
  }

  private static BagBytes header(TopicSource source, int id) {
    return new BagBytes().op(BagReader.CONNECTION).int32("conn", id).text("topic", source.topic());
  }

  private static BagBytes told(TopicSource source) {
    BagBytes data =
        new BagBytes()
            .text("topic", source.topic())
            .text("type", source.type())
            .text("md5sum", source.md5())
            .text("message_definition", source.definition());
    if (!source.node().isEmpty()) {
      data.text("callerid", source.node()).text("latching", source.latching() ? "1" : "0");
    }
    return data;
  }

  /** How long the bag is, with what waits to be packed and without its index, bytes. */
  public long length() throws IOException {
    return file.position() + chunk.bytes().length();
  }

  /**
   * Writes what waits to be packed together with later messages, so that it survives a crash.
   *
   * @throws IOException if it cannot be written
   */
  public void flush() throws IOException {
    if (chunk.isEmpty()) {
      return;
    }
    long position = file.position();
    try {
      ByteBuffer packed = compression.pack(chunk.bytes().bytes(), chunk.bytes().length());
      BagBytes header =
          new BagBytes()
              .op(BagReader.CHUNK)
              .text("compression", compression.title())
              .int32("size", chunk.bytes().length());
      append(
          new BagBytes()
              .int32(header.length())
              .raw(header.bytes(), header.length())
              .int32(packed.remaining())
              .buffer());
      append(packed);
      append(chunk.indexes().buffer());
      BagBytes info = chunk.info(position);
      chunkInfos.raw(info.bytes(), info.length());
      chunks++;
    } catch (IOException e) {
      // half a chunk would spoil the bag, and the index needs the space
      file.truncate(position);
      throw e;
    } finally {
      chunk.clear();
    }
  }

  private void append(ByteBuffer buffer) throws IOException {
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
      for (Map.Entry<TopicSource, Integer> each : connections.entrySet()) {
        BagBytes data = told(each.getKey());
        BagBytes header = header(each.getKey(), each.getValue());
        append(new BagBytes().record(header, data.bytes(), data.length()).buffer());
      }
      append(chunkInfos.buffer());
      file.position(BagReader.MAGIC.length());
      append(bagHeader(index, connections.size(), chunks).buffer());
    } catch (IOException e) {
      throw new UncheckedIOException("a bag's index cannot be written", e);
    }
  }
}
