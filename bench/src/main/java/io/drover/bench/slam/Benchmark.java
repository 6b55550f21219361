package io.drover.bench.slam;

import java.nio.file.Path;

/**
 * A log, and relations of it that were checked by hand.
 *
 * @param name of both files without their endings
 */
record Benchmark(String name, Path log, Path relations) {
  /** A file's name without its ending. */
  static String nameOf(Path file) {
    return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
  }
}
