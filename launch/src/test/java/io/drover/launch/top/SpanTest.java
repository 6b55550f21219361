package io.drover.launch.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SpanTest {
  private static final long TWO_SECONDS = 2_000_000_000L;

  private static Span span(String before, String after) {
    return new Span(Scrape.of(0, before), Scrape.of(TWO_SECONDS, after));
  }

  private static String histogram(int... counts) {
    String[] bounds = {"0.01", "0.1", "1.0", "+Inf"};
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      text.append(
          "h_bucket{drone=\"d\",le=\"%s\"} %d\nh_bucket{drone=\"e\",le=\"%s\"} 9\n"
              .formatted(bounds[i], counts[i], bounds[i]));
    }
    return text.toString();
  }

  private static double quantile(Span span, double fraction) {
    return span.quantile("h", Map.of("drone", "d"), fraction);
  }

  @Test
  void aRateIsWhatACounterRoseBy() {
    assertThat(span("c 10", "c 16").rate("c", Map.of())).isEqualTo(3);
    assertThat(span("c 16", "c 4").rate("c", Map.of())).as("began anew").isEqualTo(2);
    assertThat(span("", "c 4").rate("c", Map.of())).as("is new").isEqualTo(2);
    assertThat(span("c 4", "").rate("c", Map.of())).isNaN();
  }

  @Test
  void oneReadingHasNoRates() {
    Scrape only = Scrape.of(0, "c 10\n" + histogram(1, 2, 3, 4));
    Span span = new Span(only, only);
    assertThat(span.rate("c", Map.of())).isNaN();
    assertThat(quantile(span, 0.5)).isNaN();
  }

  @Test
  void tellsCountersApartByALabel() {
    Span span =
        span(
            "c{drone=\"d\",reason=\"full\"} 1\nc{drone=\"e\",reason=\"full\"} 1",
            "c{drone=\"d\",reason=\"full\"} 5\nc{drone=\"d\",reason=\"late\"} 2\n"
                + "c{drone=\"e\",reason=\"full\"} 9");
    assertThat(span.rates("c", Map.of("drone", "d"), "reason"))
        .isEqualTo(Map.of("full", 2.0, "late", 1.0));
  }

  @Test
  void quantilesAreThoseOfPrometheus() {
    // 10 of 20 within 0.01 s, 8 more within 0.1 s, 2 more within 1 s
    Span span = span(histogram(5, 5, 5, 5), histogram(15, 23, 25, 25));
    assertThat(quantile(span, 0.25)).isCloseTo(0.005, within(1e-12));
    assertThat(quantile(span, 0.5)).isCloseTo(0.01, within(1e-12));
    assertThat(quantile(span, 0.7)).isCloseTo(0.01 + 0.09 * 4 / 8, within(1e-12));
    assertThat(quantile(span, 0.95)).isCloseTo(0.1 + 0.9 * 1 / 2, within(1e-12));
  }

  @Test
  void whatIsBeyondTheLastBoundCountsAsIt() {
    assertThat(quantile(span(histogram(0, 0, 0, 0), histogram(0, 0, 1, 10)), 0.5)).isEqualTo(1);
  }

  @Test
  void nothingToldHasNoQuantile() {
    assertThat(quantile(span(histogram(1, 2, 3, 4), histogram(1, 2, 3, 4)), 0.5)).isNaN();
    assertThat(quantile(span("", ""), 0.5)).isNaN();
  }
}
