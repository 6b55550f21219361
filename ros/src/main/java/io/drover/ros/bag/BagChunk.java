package io.drover.ros.bag;

import io.drover.ros.message.RosTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Messages that are packed together, and where each of them stands. One thread. */
final class BagChunk {
  private static final int INDEX_VERSION = 1;

  private final BagBytes bytes = new BagBytes();

  /** By connection. */
  private final SortedMap<Integer, List<Entry>> entries = new TreeMap<>();

  private record Entry(RosTime time, int offset) {}

  /** Tells of a connection; before its first message. */
  void connection(BagBytes header, BagBytes data) {
    bytes.record(header, data.bytes(), data.length());
  }

  void message(int connection, RosTime time, byte[] message) {
    entries
        .computeIfAbsent(connection, id -> new ArrayList<>())
        .add(new Entry(time, bytes.length()));
    BagBytes header = new BagBytes().op(BagReader.MESSAGE).int32("conn", connection);
    bytes.record(header.time("time", time), message, message.length);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  BagBytes bytes() {
    return bytes;
  }

  /** The records that follow the chunk in the file. */
  BagBytes indexes() {
    BagBytes all = new BagBytes();
    for (Map.Entry<Integer, List<Entry>> each : entries.entrySet()) {
      BagBytes header =
          new BagBytes()
              .op(BagReader.INDEX)
              .int32("ver", INDEX_VERSION)
              .int32("conn", each.getKey())
              .int32("count", each.getValue().size());
      BagBytes data = new BagBytes();
      for (Entry entry : each.getValue()) {
        data.time(entry.time).int32(entry.offset);
      }
      all.record(header, data.bytes(), data.length());
    }
    return all;
  }

  /**
   * The record at the bag's end that tells of this chunk, which is not empty.
   *
   * @param position of the chunk in the file
   */
  BagBytes info(long position) {
    RosTime start = entries.values().iterator().next().get(0).time;
    RosTime end = start;
    BagBytes data = new BagBytes();
    for (Map.Entry<Integer, List<Entry>> each : entries.entrySet()) {
      data.int32(each.getKey()).int32(each.getValue().size());
      for (Entry entry : each.getValue()) {
        start = entry.time.compareTo(start) < 0 ? entry.time : start;
        end = entry.time.compareTo(end) > 0 ? entry.time : end;
      }
    }
    BagBytes header =
        new BagBytes()
            .op(BagReader.CHUNK_INFO)
            .int32("ver", INDEX_VERSION)
            .int64("chunk_pos", position)
            .time("start_time", start)
            .time("end_time", end)
            .int32("count", entries.size());
    return new BagBytes().record(header, data.bytes(), data.length());
  }

  /** Begins anew, with the memory that it has. */
  void clear() {
    bytes.clear();
    entries.clear();
  }
}
