package io.drover.launch.live;

import io.drover.core.config.Doc;
import io.drover.launch.audit.AuditOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Where an edge server writes down what it did for whom, and why. */
public record AuditConfig(
    @Doc("file that JSON lines are appended to; null: none") Optional<String> file,
    @Doc("before it grows larger it becomes FILE.1, and so on") long maxBytes,
    @Doc("how many of those are kept; the oldest go") int keptFiles) {
  public static final AuditConfig DEFAULT = new AuditConfig(Optional.empty(), 64L << 20, 16);

  private static final int LEAST_BYTES = 4 << 10;
  private static final int MOST_FILES = 1000;

  public AuditConfig {
    Requirement.require(
        file.isEmpty() || !file.get().isBlank(), "file is empty: name one, or write null");
    Requirement.require(
        maxBytes >= LEAST_BYTES, "max_bytes is " + maxBytes + ": give " + LEAST_BYTES + " or more");
    Requirement.require(
        keptFiles >= 1 && keptFiles <= MOST_FILES,
        "kept_files is " + keptFiles + ": give 1 to " + MOST_FILES);
  }

  /** The same with another file. */
  public AuditConfig withFile(String name) {
    return new AuditConfig(Optional.of(name), maxBytes, keptFiles);
  }

  Optional<AuditOptions> options() {
    return file.map(name -> new AuditOptions(Path.of(name), maxBytes, keptFiles));
  }
}
