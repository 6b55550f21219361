package io.drover.launch.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final List<String> POLICIES = List.of("a3d", "local", "offload", "dynamic");
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @Test
  void asksNoNetworkForAnything() {
    String page = page(POLICIES, 1, 1);
    assertThat(page)
        .contains("default-src 'none'")
        .doesNotContainPattern("(?i)https?:|url\\(|@import|\\bsrc=|\\bfetch\\(|<link\\b");
  }

  @Test
  void fillsEverySlotAndClosesWhatItOpens() {
    String page = page(POLICIES, 1, 1);
    assertThat(page).doesNotContain("{{");
    assertThat(count(page, "<script\\b")).isEqualTo(2).isEqualTo(count(page, "</script>"));
    assertThat(count(page, "<style\\b")).isEqualTo(1).isEqualTo(count(page, "</style>"));
    assertThat(page.strip()).startsWith("<!doctype html>").endsWith("</html>");
  }

  @Test
  void showsEveryPolicyWithItsFigures() throws IOException {
    RunReport run = new SyntheticRun(POLICIES).report(1, 1);
    JsonNode figures = data(ReportPage.of(run)).get("figures");
    assertThat(figures.findValuesAsText("policy")).isEqualTo(POLICIES);
    assertThat(figures.get(1).get("p50").doubleValue()).isEqualTo(0.702);
    assertThat(figures.get(0).get("qon").doubleValue())
        .isEqualTo(Math.rint(run.figures().get("a3d").qon() * 1e4) / 1e4);
  }

  @Test
  void keepsTheAlternativesOfEveryDecision() throws IOException {
    JsonNode flights = data(page(POLICIES, 1, 1)).get("flights");
    assertThat(flights.findValuesAsText("policy")).isEqualTo(POLICIES);
    for (JsonNode step : flights.get(0).get("steps")) {
      assertThat(step.get("preferences").size()).isEqualTo(12);
      assertThat(step.get("predicted").size()).isEqualTo(12);
    }
    assertThat(flights.get(1).get("steps").get(0).get("preferences").size()).isZero();
  }

  @Test
  void tellsWhichEdgesServedADecision() throws IOException {
    JsonNode flight = data(page(POLICIES, 1, 1)).get("flights").get(2);
    assertThat(flight.get("links").size()).isEqualTo(1);
    List<String> served = new ArrayList<>();
    for (JsonNode step : flight.get("steps")) {
      step.get("servedBy").forEach(edge -> served.add(edge.textValue()));
    }
    assertThat(served).contains("edge1", "edge2");
  }

  @Test
  void drawsTheRouteWithItsTunnel() throws IOException {
    JsonNode route = data(page(POLICIES, 1, 1)).get("route");
    assertThat(route.get("length").doubleValue()).isEqualTo(1200);
    assertThat(route.get("halfWidth").doubleValue()).isEqualTo(2.5);
    assertThat(route.get("tunnels").size()).isEqualTo(1);
    assertThat(route.get("path").size()).isBetween(100, 2000).isEven();
  }

  @Test
  void drawsFlightsThatFollowedNoRoute() throws IOException {
    RunReport run = new SyntheticRun(POLICIES).report(1, 1);
    String page =
        ReportPage.of(
            new RunReport(
                "emulated",
                run.settings(),
                Optional.empty(),
                run.toleranceRadians(),
                run.space(),
                run.figures(),
                run.flights()));
    assertThat(page).contains("<title>").doesNotContain("{{");
    assertThat(data(page).has("route")).isFalse();
    assertThat(data(page).get("flights").get(0).get("track").size()).isPositive();
  }

  @Test
  void cannotBeBrokenOutOfByAName() throws IOException {
    String hostile = "</script><script>alert(1)</script><!-- $1 \\ {{data}}";
    String page = page(List.of("a3d", hostile), 1, 1);
    assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("<!-- $1");
    assertThat(count(page, "<script\\b")).isEqualTo(2).isEqualTo(count(page, "</script>"));
    assertThat(data(page).get("figures").get(1).get("policy").textValue()).isEqualTo(hostile);
  }

  @Test
  void leavesOutWholeComparisonsToStaySmall() throws IOException {
    List<String> many = IntStream.range(0, 12).mapToObj(i -> "policy" + i).toList();
    String page = page(many, 8, 1);
    assertThat(page.length()).isLessThan(3_000_000);
    JsonNode data = data(page);
    int kept = data.get("flights").size();
    assertThat(kept).isPositive().isLessThan(96);
    assertThat(kept % 12).isZero();
    assertThat(kept + data.get("omitted").intValue()).isEqualTo(96);
  }

  private static String page(List<String> policies, int flights, int drones) {
    return ReportPage.of(new SyntheticRun(policies).report(flights, drones));
  }

  private static JsonNode data(String page) throws IOException {
    Matcher found = DATA.matcher(page);
    assertThat(found.find()).isTrue();
    return new ObjectMapper().readTree(found.group(1));
  }

  private static long count(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().count();
  }
}
