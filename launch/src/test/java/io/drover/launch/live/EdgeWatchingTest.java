package io.drover.launch.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.drover.core.config.ConfigReader;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.LinkReport;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationBlockingStub;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an edge shows and writes down is what docs/edge.md says. */
@Timeout(120)
class EdgeWatchingTest {
  private static final Path DOCUMENT = Path.of("../docs/edge.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(drover_\\w+)`");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\w+) ");

  @TempDir Path folder;

  private EdgeRole edge(Path audit) {
    return EdgeRole.start(
        ConfigReader.parse(
            "test",
            """
            bind: 127.0.0.1:0
            cores: 2
            max_drones: 1
            mqtt: tcp://127.0.0.1:9
            metrics_port: 0
            audit: {file: %s}
            """
                .formatted(audit),
            EdgeConfig.DEFAULT));
  }

  private static InferRequest frame(String drone, byte[] jpeg) {
    return InferRequest.newBuilder()
        .setDroneId(drone)
        .setFrameId(1)
        .setJpeg(ByteString.copyFrom(jpeg))
        .setLink(
            LinkReport.newBuilder()
                .setUplinkBitsPerSecond(5e6)
                .setRoundTripSeconds(0.02)
                .setOffloadRatio(0.5))
        .build();
  }

  private static String page(HostPort metrics) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + metrics + "/metrics"))
            .timeout(Duration.ofSeconds(30))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static Set<String> names(Pattern pattern, String text) {
    Set<String> names = new TreeSet<>();
    for (MatchResult match : pattern.matcher(text).results().toList()) {
      names.add(match.group(1));
    }
    return names;
  }

  private static void served(NavigationBlockingStub stub) throws IOException {
    try (FrameCodec codec = new FrameCodec()) {
      byte[] jpeg = codec.encode(new GrayImage(112, 112, new byte[112 * 112]), new JpegQuality(60));
      assertThat(stub.infer(frame("drone1", jpeg)).getFrameId()).isEqualTo(1);
      assertThatThrownBy(() -> stub.infer(frame("drone2", jpeg)))
          .hasMessageContaining("its limit of 1 drones");
    }
    assertThatThrownBy(() -> stub.infer(frame("drone1", new byte[9])))
        .hasMessageContaining("INVALID_ARGUMENT");
  }

  @Test
  void theTableOfMetricsIsWhatThereIs() throws Exception {
    try (EdgeRole edge = edge(folder.resolve("audit.jsonl"));
        RpcChannel channel = RpcChannel.to(edge.address())) {
      served(NavigationGrpc.newBlockingStub(channel.grpc()).withWaitForReady());
      HostPort metrics = edge.metrics().orElseThrow();
      await().until(() -> page(metrics).contains("drover_edge_link_uplink"));
      String page = page(metrics);

      assertThat(names(TYPE, page)).isEqualTo(names(ROW, Files.readString(DOCUMENT)));
      assertThat(page)
          .contains("drover_edge_info{allocator=\"even\",edge=\"edge1\"} 1")
          .contains("drover_edge_drones_refused_total{reason=\"full\"} 1.0")
          .contains("drone_frames_dropped_total{drone=\"drone1\",reason=\"invalid_frame\"} 1.0")
          .contains("drover_edge_drone_stage_seconds_count{drone=\"drone1\",stage=\"decode\"} 1\n")
          .contains("drover_edge_link_uplink_bytes_per_second{drone=\"drone1\"} 625000.0")
          .doesNotContain("drone2");
    }
  }

  @Test
  void theAuditTellsOfWhoCameAndWent() throws Exception {
    Path audit = folder.resolve("audit.jsonl");
    try (EdgeRole edge = edge(audit);
        RpcChannel channel = RpcChannel.to(edge.address())) {
      served(NavigationGrpc.newBlockingStub(channel.grpc()).withWaitForReady());
    }
    ObjectMapper json = new ObjectMapper();
    List<String> events = new ArrayList<>();
    for (String line : Files.readAllLines(audit)) {
      var record = json.readTree(line);
      events.add(record.get("event").textValue());
      assertThat(record.get("edge").textValue()).isEqualTo("edge1");
      assertThat(record.get("seq").intValue()).isEqualTo(events.size());
    }
    // between two allocations a worker is not looked at
    events.remove("worker_ready");
    assertThat(events)
        .containsExactly(
            "edge_started",
            "drone_admitted",
            "share_changed",
            "worker_started",
            "drone_refused",
            "edge_draining",
            "worker_stopped",
            "drone_gone",
            "edge_stopped");
  }

  @Test
  void showsItsMetricsToNobodyElseUnlessToldSo() {
    EdgeConfig open =
        ConfigReader.parse(
            "test",
            "bind: 127.0.0.1:0\nmetrics_port: 0\nmetrics_host: 0.0.0.0\n",
            EdgeConfig.DEFAULT);
    assertThatThrownBy(() -> EdgeRole.start(open).close()).hasMessageContaining("add --insecure");
  }
}
