package io.drover.bench.faults;

import io.drover.launch.cli.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fault and what became of it, each time.
 *
 * @param fault in a few words
 * @param obstacle why it was not tried, and what to do
 * @param trials none if it was not
 */
public record FaultRun(String fault, Optional<String> obstacle, List<FaultTrial> trials) {
  public FaultRun {
    trials = List.copyOf(trials);
  }

  /** What a drone waits for an answer at most. */
  public static double deadlineSeconds() {
    return PacedDrone.DEADLINE_SECONDS;
  }

  /**
   * Tries every fault that this machine lets one try, on an edge of its own each time.
   *
   * @param jpeg that drones send
   * @param rounds how often each
   */
  public static List<FaultRun> all(byte[] jpeg, int rounds) {
    List<Fault> faults = Faults.all();
    Progress progress = new Progress("faults", faults.size() * rounds);
    List<FaultRun> runs = new ArrayList<>();
    int done = 0;
    for (Fault fault : faults) {
      List<FaultTrial> trials = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        if (fault.obstacle().isEmpty()) {
          trials.add(tried(fault, jpeg));
        }
        progress.at(++done);
      }
      runs.add(new FaultRun(fault.label(), fault.obstacle(), trials));
    }
    progress.done();
    return runs;
  }

  /** Tries one once. */
  static FaultTrial tried(Fault fault, byte[] jpeg) {
    try {
      Path folder = Files.createTempDirectory("drover-faults");
      try {
        return FaultTrial.run(fault, folder, jpeg);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
