package io.drover.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailsTest {
  @TempDir Path folder;

  private AuditTrail read(String... lines) throws Exception {
    return AuditTrail.read(Files.write(folder.resolve("audit.jsonl"), List.of(lines)));
  }

  @Test
  void findsWhatADroneWasPromised() throws Exception {
    AuditTrail audit =
        read(
            "{\"seq\":1,\"event\":\"edge_started\"}",
            "{\"seq\":2,\"event\":\"drone_admitted\",\"drone\":\"a\"}",
            "{\"seq\":3,\"event\":\"share_changed\",\"drone\":\"a\",\"told_cores\":0.75}");
    assertThat(audit)
        .isEqualTo(
            new AuditTrail(3, 0, Set.of(AuditTrail.admitted("a"), AuditTrail.told("a", 0.75))));
  }

  @Test
  void countsWhatIsMissingOrTorn() throws Exception {
    assertThat(
            read(
                    "{\"seq\":1,\"event\":\"edge_started\"}",
                    "{\"seq\":4,\"event\":\"edge_draining\"}",
                    "{\"seq\":5,\"eve",
                    "{\"seq\":1,\"event\":\"edge_started\"}",
                    "{\"seq\":2,\"event\":\"records_lost\",\"count\":7}")
                .broken())
        .isEqualTo(2 + 1 + 7);
  }

  @Test
  void countsEventsThatALaterOneOvertook() {
    assertThat(EventTrail.lost(List.of(0L, 1L, 1L, 2L, 0L, 1L))).isZero();
    assertThat(EventTrail.lost(List.of(0L, 3L, 0L, 2L))).isEqualTo(3);
  }
}
