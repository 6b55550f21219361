package io.drover.airsim.rpc;

import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

/**
 * One whole msgpack value in its bytes. Shares the reader's buffer: use it before the next one is
 * read.
 */
record Frame(byte[] buffer, int offset, int length) {
  MessageUnpacker unpacker() {
    return MessagePack.newDefaultUnpacker(buffer, offset, length);
  }
}
