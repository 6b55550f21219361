package io.drover.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison found.
 *
 * @param title of the whole
 * @param command that makes it again
 * @param settings name → value, in the order in which they are read
 * @param sections in the order in which they are read; no two have the same id
 */
public record BenchReport(
    String title, String command, Map<String, String> settings, List<Section> sections) {
  public BenchReport {
    Names.present("a report's title", title);
    Names.present("a report's command", command);
    Names.distinct("sections of a report", sections.stream().map(Section::id).toList());
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    sections = List.copyOf(sections);
  }
}
