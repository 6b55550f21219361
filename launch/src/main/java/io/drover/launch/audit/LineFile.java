package io.drover.launch.audit;

import java.io.Closeable;
import java.io.IOException;

/** Where lines end up. One thread at a time. */
interface LineFile extends Closeable {
  /**
   * Writes one line in full, or fails and leaves nothing of it. Once this returns the line outlives
   * the process.
   *
   * @param line with its line feed
   */
  void append(byte[] line) throws IOException;

  /** Brings all lines to the disk: once this returns they outlive the machine's power. */
  void force() throws IOException;
}
