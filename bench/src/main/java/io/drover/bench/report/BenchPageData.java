package io.drover.bench.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The JSON that the page's script reads. */
final class BenchPageData {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private BenchPageData(JsonGenerator out) {
    this.out = out;
  }

  static String of(BenchReport report) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new BenchPageData(out).write(report);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  private void write(BenchReport report) throws IOException {
    out.writeStartObject();
    out.writeStringField("title", report.title());
    out.writeStringField("command", report.command());
    out.writeObjectFieldStart("settings");
    for (Map.Entry<String, String> setting : report.settings().entrySet()) {
      out.writeStringField(setting.getKey(), setting.getValue());
    }
    out.writeEndObject();
    out.writeArrayFieldStart("sections");
    for (Section section : report.sections()) {
      write(section);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Section section) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", section.id());
    out.writeStringField("title", section.title());
    out.writeStringField("note", section.note());
    out.writeStringField("kind", section.kind().word());
    out.writeStringField("meaning", section.kind().meaning());
    out.writeArrayFieldStart("tables");
    for (Table table : section.tables()) {
      write(table);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("charts");
    for (Chart chart : section.charts()) {
      ChartJson.write(chart, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Cells as they are read; those that are best in their column, as [row, column]. */
  private void write(Table table) throws IOException {
    out.writeStartObject();
    out.writeStringField("title", table.title());
    out.writeArrayFieldStart("columns");
    for (int c = 0; c < table.columns().size(); c++) {
      out.writeStartObject();
      out.writeStringField("name", table.columns().get(c));
      out.writeBooleanField("words", table.ofWords(c));
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("rows");
    for (List<Cell> row : table.rows()) {
      out.writeStartArray();
      for (Cell cell : row) {
        out.writeString(cell.text());
      }
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("best");
    for (int[] place : BestCells.of(table)) {
      out.writeArray(place, 0, place.length);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}
