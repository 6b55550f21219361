package io.drover.launch.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.airsim.world.Routes;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.launch.live.SampleRun;
import io.drover.launch.web.WebServerOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedRunTest {
  @TempDir Path folder;

  private ReplayedRun flown() {
    Path unused = SampleRun.fly(folder, (flight, seconds, report) -> {});
    return ReplayedRun.read(folder, Optional.of(Routes.named("campus")));
  }

  private static HttpResponse<String> get(Dashboard dashboard, String query) throws Exception {
    URI url = URI.create(dashboard.url()).resolve("/run.json" + query);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private static List<JsonNode> messages(HttpResponse<String> answer) throws IOException {
    return StreamSupport.stream(
            JsonText.mapper().readTree(answer.body()).required("messages").spliterator(), false)
        .toList();
  }

  @Test
  void givesEachFlightAsItWasTold() throws Exception {
    ReplayedRun run = flown();
    assertThat(run.labels()).isEqualTo("a3d · flight 1\noffload · flight 2");
    try (Dashboard dashboard = Dashboard.of(WebServerOptions.onLoopback(0), run)) {
      for (int flight = 0; flight < 2; flight++) {
        List<JsonNode> told = messages(get(dashboard, "?flight=" + flight));
        assertThat(told).extracting(each -> each.get(0).longValue()).isSorted().contains(0L);
        assertThat(told)
            .filteredOn(each -> each.get(2).textValue().equals("decision"))
            .hasSize(2 * SampleRun.FRAMES)
            .extracting(each -> each.get(3).get("policy").textValue())
            .containsOnly(flight == 0 ? "a3d" : "offload");
        for (String drone : List.of("drone1", "drone2")) {
          List<JsonNode> own =
              told.stream().filter(each -> each.get(1).textValue().equals(drone)).toList();
          assertThat(own.get(0).get(2).textValue()).isEqualTo("route");
          assertThat(own)
              .extracting(each -> each.get(3).get("headerId").intValue())
              .isSorted()
              .doesNotHaveDuplicates();
        }
      }
    }
  }

  @Test
  void refusesFlightsThatWereNot() throws Exception {
    try (Dashboard dashboard = Dashboard.of(WebServerOptions.onLoopback(0), flown())) {
      for (String query : List.of("", "?flight=2", "?flight=-1", "?flight=x", "?flight=9999999")) {
        HttpResponse<String> answer = get(dashboard, query);
        assertThat(answer.statusCode()).as(query).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("there are flights 0 to 1\n");
      }
    }
  }

  @Test
  void saysWhatIsNoRun() throws IOException {
    assertThatThrownBy(() -> ReplayedRun.read(folder, Optional.empty()))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("has no decisions.jsonl: give the folder of ./drover fly --out");
    Files.createFile(folder.resolve("decisions.jsonl"));
    assertThatThrownBy(() -> ReplayedRun.read(folder, Optional.empty()))
        .isInstanceOf(DroverException.class)
        .extracting(e -> ((DroverException) e).code())
        .isEqualTo(ErrorCode.MALFORMED_FILE);
  }
}
