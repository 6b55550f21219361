package io.drover.bench.report;

import java.util.List;

/**
 * One picture.
 *
 * @param title for readers
 * @param x to the right
 * @param y upwards; linear for a CDF, whose shares it shows
 * @param series no two have the same name
 */
public record Chart(ChartType type, String title, Axis x, Axis y, List<Series> series) {
  public Chart {
    Names.present("a chart's title", title);
    series = List.copyOf(series);
    Names.distinct("series of a chart", series.stream().map(Series::name).toList());
    boolean shares = type == ChartType.CDF;
    if (shares && (y.log() || !y.categories().isEmpty() || !x.categories().isEmpty())) {
      throw new IllegalArgumentException("CDF '" + title + "' shows linear shares of numbers");
    }
    for (Series one : series) {
      int wanted = shares ? 0 : one.x().length;
      if (one.y().length != wanted) {
        throw new IllegalArgumentException(
            "series '" + one.name() + "' of " + type + " '" + title + "' needs " + wanted + " y");
      }
      x.check(one.x());
      y.check(one.y());
    }
  }
}
