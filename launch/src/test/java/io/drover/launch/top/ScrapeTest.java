package io.drover.launch.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeTest {
  private static Scrape of(String text) {
    return Scrape.of(7, text);
  }

  @Test
  void readsTheTextFormat() {
    Scrape scrape =
        of(
            """
            # HELP drover_edge_cores Cores that it shares among drones
            # TYPE drover_edge_cores gauge
            drover_edge_cores 2.0

            drover_edge_share_granted_cores{drone="drone1"} 1.5
            drover_edge_share_granted_cores{drone="drone2",} 5.0E-1
            metric_without_timestamp_and_labels 12.47
            http_requests_total{method="post",code="200"} 1027 1395066363000
            something_weird{problem="division by zero"} +Inf -3982045
            not_a_number NaN
            """);
    assertThat(scrape.nanos()).isEqualTo(7);
    assertThat(scrape.value("drover_edge_cores", Map.of())).isEqualTo(2);
    assertThat(scrape.value("drover_edge_share_granted_cores", Map.of("drone", "drone2")))
        .isEqualTo(0.5);
    assertThat(scrape.value("http_requests_total", Map.of("code", "200", "method", "post")))
        .isEqualTo(1027);
    assertThat(scrape.value("something_weird", Map.of("problem", "division by zero")))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(scrape.value("not_a_number", Map.of())).isNaN();
    assertThat(scrape.value("drover_edge_cores", Map.of("drone", "drone1"))).isNaN();
    assertThat(scrape.value("nothing", Map.of())).isNaN();
    assertThat(scrape.labelled("drover_edge_share_granted_cores", "drone"))
        .containsExactly("drone1", "drone2");
  }

  @Test
  void undoesEscapesInLabels() {
    Scrape scrape = of("m{path=\"C:\\\\DIR, {\\\"x\\\"}\\n\",b=\"\"} 1\n");
    assertThat(scrape.value("m", Map.of("path", "C:\\DIR, {\"x\"}\n", "b", ""))).isEqualTo(1);
  }

  @Test
  void refusesWhatIsOfAnotherFormat() {
    for (String text :
        List.of("<html>", "m{a=1} 2", "m{a=\"1\" b=\"2\"} 2", "m{a=\"1} 2", "m two", "m", "{} 1")) {
      assertThatThrownBy(() -> of("good 1\n" + text))
          .as(text)
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("'" + text + "' is no metric");
    }
  }
}
