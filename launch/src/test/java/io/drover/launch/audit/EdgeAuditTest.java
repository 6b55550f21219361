package io.drover.launch.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.DroneId;
import io.drover.core.id.EdgeId;
import io.drover.edge.Departure;
import io.drover.edge.EdgeOptions;
import io.drover.edge.Refusal;
import io.drover.edge.ShareChange;
import io.drover.edge.allocation.DroneDemand;
import io.drover.edge.allocation.LinkEstimate;
import io.drover.edge.container.ContainerHealth;
import io.drover.launch.policy.AllocatorName;
import io.drover.navigation.QualityCurve;
import io.drover.navigation.ResourceShare;
import io.drover.rpc.HostPort;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what docs/audit.schema.json says. */
@Timeout(30)
class EdgeAuditTest {
  private static final Path SCHEMA = Path.of("../docs/audit.schema.json");
  private static final DroneId DRONE = new DroneId("drone1");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("audit.jsonl");
  }

  private EdgeAudit open() {
    return EdgeAudit.open(new AuditOptions(file(), 1 << 20, 2), "edge1", "quality");
  }

  private List<JsonNode> written() throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : Files.readAllLines(file())) {
      records.add(JSON.readTree(line));
    }
    return records;
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
  }

  /** All that an edge can tell of. */
  private static void everything(EdgeAudit audit) {
    audit.started(
        HostPort.loopback(50051), EdgeOptions.of(new EdgeId("edge1"), HostPort.loopback(0), 2));
    audit.droneAdmitted(DRONE, true);
    for (ContainerHealth state : ContainerHealth.values()) {
      audit.workerChanged(DRONE, state, "why");
    }
    ResourceShare two = new ResourceShare(2);
    DroneDemand nothingKnown = DroneDemand.of(DRONE);
    audit.shareChanged(new ShareChange(nothingKnown, two, two, 2, 1));
    DroneDemand known =
        nothingKnown
            .with(two)
            .with(new LinkEstimate(5e6, 0.02, 0.5))
            .with(new QualityCurve(new double[] {0, 2}, new double[] {0.5, 0.9}));
    ResourceShare one = new ResourceShare(1);
    audit.shareChanged(new ShareChange(known, one, one, 2, 2));
    for (Refusal.Reason reason : Refusal.Reason.values()) {
      audit.turnedAway(new Refusal(Optional.of("drone2"), Optional.empty(), reason, "no"));
      audit.turnedAway(
          new Refusal(Optional.empty(), Optional.of("x\"\n".repeat(99)), reason, "no"));
    }
    audit.drainBegan();
    for (Departure why : Departure.values()) {
      audit.droneGone(DRONE, why);
    }
  }

  @Test
  void everyRecordKeepsToItsSchema() throws Exception {
    try (EdgeAudit audit = open()) {
      everything(audit);
    }
    Schema schema = schema();
    TreeSet<String> events = new TreeSet<>();
    for (JsonNode record : written()) {
      assertThat(schema.validate(record.toString(), InputFormat.JSON))
          .as(record.toString())
          .isEmpty();
      events.add(record.get("event").textValue());
    }
    TreeSet<String> described = new TreeSet<>();
    for (JsonNode one : JSON.readTree(Files.readString(SCHEMA)).get("oneOf")) {
      described.add(one.get("title").textValue());
    }
    // needs a file that cannot be written: AuditLogTest
    described.remove("records_lost");
    assertThat(events).isEqualTo(described);
  }

  @Test
  void theSchemaRefusesWhatIsNotMeant() throws Exception {
    Schema schema = schema();
    String head = "{\"time\":\"2026-07-01T12:00:00Z\",\"seq\":1,\"edge\":\"edge1\",";
    String lost = head + "\"event\":\"records_lost\",\"count\":3}";
    assertThat(schema.validate(lost, InputFormat.JSON)).isEmpty();
    for (String wrong :
        List.of(
            head + "\"event\":\"drone_landed\",\"drone\":\"drone1\"}",
            head + "\"event\":\"drone_admitted\",\"drone\":\"drone1\"}",
            head + "\"event\":\"drone_gone\",\"drone\":\"a/b\",\"reason\":\"idle\"}",
            head + "\"event\":\"records_lost\",\"count\":3,\"cuont\":3}",
            "{\"event\":\"edge_stopped\"}")) {
      assertThat(schema.validate(wrong, InputFormat.JSON)).as(wrong).isNotEmpty();
    }
  }

  @Test
  void everyAllocatorIsInTheSchema() throws Exception {
    List<String> names = new ArrayList<>();
    JSON.readTree(Files.readString(SCHEMA))
        .at("/$defs/allocator/enum")
        .forEach(name -> names.add(name.textValue()));
    assertThat(names).containsExactlyInAnyOrderElementsOf(AllocatorName.all());
  }

  @Test
  void aShareComesWithWhatItsAllocatorWentBy() throws Exception {
    try (EdgeAudit audit = open()) {
      everything(audit);
    }
    List<JsonNode> shares =
        written().stream()
            .filter(record -> record.get("event").textValue().equals("share_changed"))
            .toList();
    JsonNode last = shares.get(1);
    assertThat(last.get("from_cores").doubleValue()).isEqualTo(2);
    assertThat(last.get("to_cores").doubleValue()).isEqualTo(1);
    JsonNode why = last.get("why");
    assertThat(why.get("allocator").textValue()).isEqualTo("quality");
    assertThat(why.get("uplink_bits_per_second").doubleValue()).isEqualTo(5e6);
    assertThat(why.get("expected_qon_from").doubleValue()).isEqualTo(0.9);
    assertThat(why.get("expected_qon_to").doubleValue()).isEqualTo(0.7);
    assertThat(shares.get(0).get("why").has("expected_qon_to")).isFalse();
  }

  @Test
  void aDroneThatIsRefusedWithEachFrameFillsNoDisk() throws Exception {
    try (EdgeAudit audit = open()) {
      for (int i = 0; i < 1000; i++) {
        audit.turnedAway(
            new Refusal(Optional.of("drone2"), Optional.empty(), Refusal.Reason.FULL, "no room"));
      }
    }
    assertThat(written())
        .extracting(record -> record.get("times").intValue())
        .containsExactly(1, 999);
  }

  @Test
  void showsHowItFares() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (EdgeAudit audit = open()) {
      audit.measure(registry);
      audit.droneAdmitted(DRONE, false);
      assertThat(registry.get("drover.audit.records").functionCounter().count()).isEqualTo(1);
      assertThat(registry.get("drover.audit.records.waiting").gauge().value()).isZero();
      assertThat(registry.get("drover.audit.records.lost").functionCounter().count()).isZero();
      assertThat(registry.get("drover.audit.failures").functionCounter().count()).isZero();
    }
  }

  @Test
  void saysWhatIsWrongWithItsFileBeforeAnythingStarts() {
    refused(folder, ErrorCode.INVALID_ARGUMENT, "is a folder: name a file");
    refused(folder.resolve("none/a"), ErrorCode.INVALID_ARGUMENT, "has no folder: make ");
    try (EdgeAudit first = open()) {
      first.drainBegan();
      refused(file(), ErrorCode.FILE_NOT_WRITABLE, "is written by another edge");
    }
  }

  private static void refused(Path file, ErrorCode code, String words) {
    assertThatThrownBy(
            () -> EdgeAudit.open(new AuditOptions(file, 1 << 20, 2), "edge1", "even").close())
        .isInstanceOf(DroverException.class)
        .hasMessageContaining(words)
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(code);
  }
}
