package io.drover.bench.report;

/** How series are drawn. */
public enum ChartType {
  /** Points in a row, joined. */
  LINE,
  /** Shares of samples at or below a value; series have no y. */
  CDF,
  /** Points alone. */
  SCATTER,
  /** Bars, grouped by x. */
  BAR,
  /** Steps: y holds from its x to the next one; the last x ends the line. */
  TIMELINE
}
