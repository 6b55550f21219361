package io.drover.ros.bag;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.MessageReader;
import io.drover.ros.message.RosTime;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a bag in the order in which they stand there, which is that of their arrival; its
 * index is not needed, so bags that were never closed can be read, too. One thread.
 */
public final class BagReader implements AutoCloseable {
  /** How every bag begins. */
  static final String MAGIC = "#ROSBAG V2.0\n";

  static final int MESSAGE = 2;
  static final int BAG_HEADER = 3;
  static final int INDEX = 4;
  static final int CHUNK = 5;
  static final int CHUNK_INFO = 6;
  static final int CONNECTION = 7;

  /** More than any recorder writes. */
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private static final int MOST_CHUNK_BYTES = 1 << 30;

  private final Path file;
  private final InputStream in;
  private final Map<Integer, BagConnection> connections = new HashMap<>();

  /** Where the file is read. */
  private long position;

  /** The chunk that is read, and where. */
  private byte[] chunk = new byte[0];

  private int at;
  private long chunkPosition;

  private BagReader(Path file, InputStream in) {
    this.file = file;
    this.in = in;
  }

  /**
   * Opens a bag.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, or {@code MALFORMED_FILE} if it is none
   */
  public static BagReader open(Path file) {
    InputStream in;
    try {
      in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw notReadable(file, e);
    }
    BagReader reader = new BagReader(file, in);
    try {
      reader.begin();
      return reader;
    } catch (DroverException e) {
      reader.close();
      throw e;
    }
  }

  /** Whether a file's first bytes are a bag's. */
  public static boolean isBag(byte[] head) {
    return new String(head, StandardCharsets.ISO_8859_1).startsWith("#ROSBAG");
  }

  private void begin() {
    try {
      String magic = new String(bytes(MAGIC.length()), StandardCharsets.ISO_8859_1);
      if (!magic.equals(MAGIC)) {
        throw malformed(
            0,
            magic.startsWith("#ROSBAG")
                ? "is a bag of another version: convert it with rosbag fix"
                : "is no bag of ROS 1");
      }
    } catch (EOFException e) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, file + " is no bag of ROS 1", e);
    } catch (IOException e) {
      throw notReadable(file, e);
    }
  }

  /**
   * The next message; empty at the end.
   *
   * @throws DroverException {@code MALFORMED_FILE} if the bag breaks off or is damaged; what was
   *     read before is well
   */
  public Optional<BagMessage> next() {
    try {
      while (true) {
        Optional<BagMessage> message = at < chunk.length ? inChunk() : Optional.empty();
        if (message.isPresent()) {
          return message;
        }
        if (at >= chunk.length && !record()) {
          return Optional.empty();
        }
      }
    } catch (MessageFormatException e) {
      throw malformed(chunkPosition, e.getMessage());
    } catch (EOFException e) {
      throw malformed(
          chunkPosition, "the bag breaks off: copy it again, or mend it with rosbag reindex");
    } catch (IOException e) {
      throw malformed(chunkPosition, "cannot be unpacked: " + e.getMessage());
    }
  }

  /** The next record of the file; false at its end. */
  private boolean record() throws IOException, MessageFormatException {
    chunkPosition = position;
    byte[] first = in.readNBytes(Integer.BYTES);
    position += first.length;
    if (first.length == 0) {
      return false;
    }
    if (first.length < Integer.BYTES) {
      throw new EOFException();
    }
    byte[] header = bytes(limited(new MessageReader(first).uint32(), MOST_HEADER_BYTES));
    BagFields fields = BagFields.of(header, 0, header.length);
    int length = limited(new MessageReader(bytes(Integer.BYTES)).uint32(), MOST_CHUNK_BYTES);
    switch (fields.op()) {
      case CHUNK -> unpack(fields, bytes(length));
      case CONNECTION -> connect(fields, new DataPart(bytes(length), 0, length));
      default -> skip(length);
    }
    return true;
  }

  private record DataPart(byte[] bytes, int offset, int length) {}

  private void unpack(BagFields fields, byte[] packed) throws IOException, MessageFormatException {
    String title = fields.text("compression");
    int size = limited(fields.read("size").uint32(), MOST_CHUNK_BYTES);
    BagCompression compression =
        BagCompression.of(title)
            .orElseThrow(
                () -> new MessageFormatException("a chunk is packed as '" + title + "', unknown"));
    chunk = compression.unpack(packed, size);
    at = 0;
    if (chunk.length != size) {
      throw new MessageFormatException("a chunk has " + chunk.length + " bytes instead of " + size);
    }
  }

  private void connect(BagFields fields, DataPart data) throws MessageFormatException {
    BagFields told = BagFields.of(data.bytes, data.offset, data.length);
    int id = fields.read("conn").int32();
    connections.put(
        id,
        new BagConnection(
            id,
            fields.text("topic"),
            told.text("type"),
            told.text("md5sum"),
            told.text("message_definition")));
  }

  /** The next record of the chunk; empty if that was no message. */
  private Optional<BagMessage> inChunk() throws MessageFormatException {
    DataPart header = part();
    BagFields fields = BagFields.of(header.bytes, header.offset, header.length);
    DataPart data = part();
    if (fields.op() == CONNECTION) {
      connect(fields, data);
      return Optional.empty();
    }
    if (fields.op() != MESSAGE) {
      return Optional.empty();
    }
    int id = fields.read("conn").int32();
    BagConnection connection = connections.get(id);
    if (connection == null) {
      throw new MessageFormatException(
          "a message is of connection " + id + ", of which nothing is told");
    }
    RosTime time = fields.read("time").time();
    return Optional.of(new BagMessage(connection, time, data.bytes, data.offset, data.length));
  }

  /** Bytes of the chunk that are preceded by their number. */
  private DataPart part() throws MessageFormatException {
    long length = new MessageReader(chunk, at, Math.min(Integer.BYTES, chunk.length - at)).uint32();
    at += Integer.BYTES;
    if (length > chunk.length - at) {
      throw new MessageFormatException("a record is longer than its chunk");
    }
    DataPart part = new DataPart(chunk, at, (int) length);
    at += (int) length;
    return part;
  }

  private static int limited(long length, int most) throws MessageFormatException {
    if (length > most) {
      throw new MessageFormatException("a record of " + length + " bytes");
    }
    return (int) length;
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    position += bytes.length;
    if (bytes.length < length) {
      throw new EOFException();
    }
    return bytes;
  }

  private void skip(int length) throws IOException {
    in.skipNBytes(length);
    position += length;
  }

  /** How much of the file was read, bytes. */
  public long position() {
    return position;
  }

  private DroverException malformed(long where, String what) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, file + (where > 0 ? ", byte " + where + ": " : " ") + what);
  }

  private static DroverException notReadable(Path file, IOException e) {
    return new DroverException(
        ErrorCode.FILE_NOT_READABLE, file + " cannot be read: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      // it was only read
    }
  }
}
