package io.drover.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.launch.report.FiniteJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** One chart in the page's data, in as many digits as a screen shows. */
final class ChartJson {
  private static final MathContext DIGITS = new MathContext(7);
  private static final int CDF_POINTS = 400;

  private ChartJson() {}

  static void write(Chart chart, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", chart.type().name().toLowerCase(Locale.ROOT));
    out.writeStringField("title", chart.title());
    axis("x", chart.x(), out);
    axis("y", chart.y(), out);
    out.writeArrayFieldStart("series");
    for (Series series : chart.series()) {
      out.writeStartObject();
      out.writeStringField("name", series.name());
      if (chart.type() == ChartType.CDF) {
        array("x", CdfPoints.of(series.x(), CDF_POINTS), out);
      } else {
        array("x", series.x(), out);
        array("y", series.y(), out);
        array("half", series.halfWidth95(), out);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void axis(String name, Axis axis, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("label", axis.label());
    out.writeBooleanField("log", axis.log());
    out.writeArrayFieldStart("categories");
    for (String category : axis.categories()) {
      out.writeString(category);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void array(String name, double[] values, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart(name);
    for (double value : values) {
      if (Double.isFinite(value)) {
        out.writeNumber(new BigDecimal(value).round(DIGITS).stripTrailingZeros().toString());
      } else {
        FiniteJson.number(out, value);
      }
    }
    out.writeEndArray();
  }
}
