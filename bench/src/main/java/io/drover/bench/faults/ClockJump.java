package io.drover.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The edge's wall clock goes an hour ahead, and then two hours back; by libfaketime. */
final class ClockJump implements Fault {
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";
  private static final String CLOCK = "clock";

  @Override
  public String label() {
    return "clock jumps by hours";
  }

  @Override
  public Optional<String> obstacle() {
    return library().isPresent()
        ? Optional.empty()
        : Optional.of("there is no libfaketime: apt install libfaketime");
  }

  private static Optional<Path> library() {
    try (Stream<Path> folders = Files.list(LIBRARIES)) {
      return folders.map(folder -> folder.resolve(LIBRARY)).filter(Files::exists).findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, String> environment(Path folder) {
    set(folder, 0);
    return Map.of(
        "LD_PRELOAD",
        library().orElseThrow().toString(),
        "FAKETIME_TIMESTAMP_FILE",
        folder.resolve(CLOCK).toString(),
        "FAKETIME_CACHE_DURATION",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        // its correction of waits makes those of a JVM return at once, for ever
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  @Override
  public void begin(FaultSite site, FaultyLink link) {
    set(site.folder(), 3600);
  }

  @Override
  public void end(FaultSite site, FaultyLink link) {
    set(site.folder(), -3600);
  }

  private static void set(Path folder, int seconds) {
    try {
      Files.writeString(folder.resolve(CLOCK), String.format("%+d%n", seconds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
