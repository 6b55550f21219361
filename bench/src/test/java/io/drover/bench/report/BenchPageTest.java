package io.drover.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchPageTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Axis LOG = new Axis("x", true);
  private static final Axis LINEAR = new Axis("y", false);

  @Test
  void asksNoNetworkForAnything() {
    assertThat(BenchPage.of(SampleReport.of()))
        .contains("default-src 'none'")
        .doesNotContainPattern("(?i)https?:|url\\(|@import|\\bsrc=|\\bfetch\\(|<link\\b");
  }

  @Test
  void fillsEverySlotAndClosesWhatItOpens() {
    String page = BenchPage.of(SampleReport.of());
    assertThat(page).doesNotContain("{{");
    assertThat(count(page, "<script\\b")).isEqualTo(2).isEqualTo(count(page, "</script>"));
    assertThat(count(page, "<style\\b")).isEqualTo(1).isEqualTo(count(page, "</style>"));
    assertThat(page.strip()).startsWith("<!doctype html>").endsWith("</html>");
  }

  @Test
  void cannotBeBrokenOutOfByAName() throws IOException {
    String hostile = "</script><script>alert(1)</script><!-- $1 \\ {{data}}";
    Chart chart = chart(ChartType.LINE, new Series(hostile, new double[] {1}, new double[] {2}));
    Table table = new Table(hostile, List.of(hostile), List.of(List.of(new Cell.Text(hostile))));
    Section section =
        new Section("s", hostile, hostile, Kind.MEASURED, List.of(table), List.of(chart));
    String page =
        BenchPage.of(new BenchReport(hostile, hostile, Map.of(hostile, hostile), List.of(section)));
    assertThat(page).doesNotContain("alert(1)</script>").doesNotContain("<!-- $1");
    assertThat(count(page, "<script\\b")).isEqualTo(2).isEqualTo(count(page, "</script>"));
    JsonNode data = data(page);
    assertThat(data.get("title").textValue()).isEqualTo(hostile);
    assertThat(data.findValuesAsText("name")).containsExactly(hostile, hostile);
  }

  @Test
  void showsCellsAsTheyReadAndTheBestOfThem() throws IOException {
    JsonNode table =
        data(BenchPage.of(SampleReport.of())).get("sections").get(0).get("tables").get(0);
    assertThat(table.get("rows").get(0)).extracting(JsonNode::textValue).contains("0.972 ± 0.003");
    assertThat(table.get("rows").get(4).get(4).textValue()).isEqualTo("–");
    assertThat(table.get("best").toString()).isEqualTo("[[0,1],[0,2],[1,3]]");
    assertThat(table.get("columns").get(0).toString())
        .isEqualTo("{\"name\":\"policy\",\"words\":true}");
    assertThat(table.get("columns").get(1).get("words").booleanValue()).isFalse();
  }

  @Test
  void whatIsNotKnownInterruptsALine() throws IOException {
    double[] x = {1, 2, 3};
    double[] y = {1.0 / 3, Double.NaN, Double.POSITIVE_INFINITY};
    double[] half = {2e-9, Double.NaN, 1234567.89};
    JsonNode series = series(chart(ChartType.LINE, new Series("a", x, y, half)));
    assertThat(series.toString())
        .isEqualTo(
            "{\"name\":\"a\",\"x\":[1,2,3],\"y\":[0.3333333,null,null],"
                + "\"half\":[2.0E-9,null,1234568]}");
  }

  @Test
  void aDistributionHasAtMost400Points() throws IOException {
    double[] samples = IntStream.range(0, 10_000).mapToDouble(i -> 9_999 - i).toArray();
    samples[0] = Double.NaN;
    JsonNode series = series(chart(ChartType.CDF, Series.samples("a", samples)));
    assertThat(series.get("x").size()).isEqualTo(400);
    assertThat(series.get("x").get(399).doubleValue()).isEqualTo(9_998);
    assertThat(series.has("y")).isFalse();
  }

  private static Chart chart(ChartType type, Series series) {
    return new Chart(type, "t", LOG, LINEAR, List.of(series));
  }

  private static JsonNode series(Chart chart) throws IOException {
    Section section = new Section("s", "S", "", Kind.MEASURED, List.of(), List.of(chart));
    String page = BenchPage.of(new BenchReport("t", "c", Map.of(), List.of(section)));
    return data(page).get("sections").get(0).get("charts").get(0).get("series").get(0);
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
