package io.drover.launch.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed has lost none of its records; this class's own main is the program. */
@Timeout(60)
class AuditKillTest {
  private static final int LEAST = 500;

  @TempDir Path folder;

  /** Appends records from several threads and says of each when it was accepted. */
  public static void main(String[] arguments) {
    RotatedFile file = new RotatedFile(Path.of(arguments[0]), 16 << 10, 1000);
    AuditLog log = AuditLog.start(file, arguments[0], Map.of(), Clock.systemUTC(), 30);
    for (int thread = 0; thread < 3; thread++) {
      int first = thread;
      new Thread(
              () -> {
                for (int i = first; ; i += 3) {
                  log.append(Map.of("event", "test", "number", i));
                  System.out.println(i);
                }
              })
          .start();
    }
  }

  @Test
  void losesNothingThatWasAcceptedWhenItIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AuditKillTest.class.getName(),
                folder.resolve("audit.jsonl").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<Integer> accepted = new ArrayList<>();
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        accepted.add(Integer.valueOf(line));
        if (accepted.size() == LEAST) {
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // its end is cut off
    }
    assertThat(process.waitFor()).isEqualTo(137);
    assertThat(accepted).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(written()).containsAll(accepted);
    try (var files = Files.list(folder)) {
      assertThat(files.count()).isGreaterThan(2);
    }
  }

  private Set<Integer> written() throws IOException {
    ObjectMapper json = new ObjectMapper();
    Set<Integer> numbers = new HashSet<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          numbers.add(json.readTree(line).get("number").intValue());
        }
      }
    }
    return numbers;
  }
}
