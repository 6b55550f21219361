package io.drover.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * No byte more for the edge's audit. The limit of a file's size stands for a full disk: a process
 * can be put under it without rights, and writing fails just so.
 */
final class FullDisk implements Fault {
  @Override
  public String label() {
    return "disk full for the audit";
  }

  @Override
  public Optional<String> obstacle() {
    return runs("prlimit", "--version")
        ? Optional.empty()
        : Optional.of("there is no prlimit: install util-linux");
  }

  @Override
  public void begin(FaultSite site, FaultyLink link) {
    try {
      limit(site, Long.toString(Files.size(site.audit())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void end(FaultSite site, FaultyLink link) {
    limit(site, "unlimited");
  }

  private static void limit(FaultSite site, String bytes) {
    // the soft limit alone, which can be raised again
    if (!runs("prlimit", "--pid", Long.toString(site.edge().pid()), "--fsize=" + bytes + ":")) {
      throw new IllegalStateException("prlimit cannot limit the edge's files");
    }
  }

  private static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
