package io.drover.bench.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One question of a comparison, and its answer.
 *
 * @param id names it in JSON and in links: lower-case letters, digits, hyphens and underscores
 * @param title for readers
 * @param note how it was found and what to see in it; may be empty
 * @param kind what all of its figures are
 * @param tables may be empty
 * @param charts may be empty
 */
public record Section(
    String id, String title, String note, Kind kind, List<Table> tables, List<Chart> charts) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]*");

  public Section {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("section id '" + id + "' is not " + ID);
    }
    Names.present("the title of section " + id, title);
    note = note.strip();
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
  }
}
