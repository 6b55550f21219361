package io.drover.airsim.rpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

/** Writes reply messages. */
final class Replies {
  private Replies() {}

  static byte[] result(long id, Encodable result, Dialect dialect) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packArrayHeader(4).packInt(1).packLong(id).packNil();
      result.write(packer, dialect);
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] error(long id, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer
          .packArrayHeader(4)
          .packInt(1)
          .packLong(id)
          .packString(String.valueOf(cause.getMessage()));
      packer.packNil();
      return packer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
