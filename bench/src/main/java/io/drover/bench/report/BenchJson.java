package io.drover.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.drover.launch.report.FiniteJson;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A report for programs: {@code {"title":…,"command":…,"settings":{…},"sections":{id:{"kind":…,
 * "tables":[{"title":…,"columns":[…],"rows":[{column:…}]}]}}}}. A cell is a number, a string or
 * {@code {"mean":…,"ci95":…}}, where {@code ci95} is half the interval's width; NaN and infinity
 * are {@code null}. Charts are not in it.
 */
public final class BenchJson {
  private static final JsonFactory JSON = new JsonFactory();

  private BenchJson() {}

  /** One line of JSON. */
  public static String of(BenchReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("title", report.title());
      out.writeStringField("command", report.command());
      out.writeObjectFieldStart("settings");
      for (Map.Entry<String, String> setting : report.settings().entrySet()) {
        out.writeStringField(setting.getKey(), setting.getValue());
      }
      out.writeEndObject();
      out.writeObjectFieldStart("sections");
      for (Section section : report.sections()) {
        out.writeFieldName(section.id());
        write(section, out);
      }
      out.writeEndObject();
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private static void write(Section section, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("kind", section.kind().word());
    out.writeArrayFieldStart("tables");
    for (Table table : section.tables()) {
      write(table, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(Table table, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("title", table.title());
    out.writeArrayFieldStart("columns");
    for (String column : table.columns()) {
      out.writeString(column);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("rows");
    for (List<Cell> row : table.rows()) {
      out.writeStartObject();
      for (int c = 0; c < row.size(); c++) {
        out.writeFieldName(table.columns().get(c));
        write(row.get(c), out);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(Cell cell, JsonGenerator out) throws IOException {
    if (cell instanceof Cell.Text text) {
      out.writeString(text.text());
    } else if (cell instanceof Cell.Number number) {
      FiniteJson.number(out, number.value());
    } else if (cell instanceof Cell.Estimate estimate) {
      out.writeStartObject();
      FiniteJson.field(out, "mean", estimate.mean());
      FiniteJson.field(out, "ci95", estimate.halfWidth95());
      out.writeEndObject();
    }
  }
}
