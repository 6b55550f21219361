package io.drover.core.link;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads bandwidth traces, and finds out by itself which of three formats a file is in.
 *
 * <ul>
 *   <li><b>CSV</b>: a header {@code t_s,mbps}, then seconds and Mbit/s, held to the next row; of
 *       rows with the same time the last counts.
 *   <li><b>mahimahi</b>: one integer a line, the millisecond at which one packet of 1500 bytes may
 *       leave; a repeated line is a further packet. Binned to 100 ms.
 *   <li><b>HSDPA log</b> (Riiser, MMSys 2013): {@code unix_time ms latitude longitude bytes
 *       elapsed_ms} a line; the rate is bytes over elapsed time.
 * </ul>
 *
 * <p>Empty lines and lines that start with {@code #} are skipped. Errors name the file and the
 * line.
 */
public final class TraceReader {
  private static final double MAHIMAHI_PACKET_BITS = 1500 * 8;
  private static final int MAHIMAHI_BIN_MILLISECONDS = 100;

  private final String source;
  private final List<Row> rows;

  private TraceReader(String source, List<Row> rows) {
    this.source = source;
    this.rows = rows;
  }

  private record Row(int line, String[] fields) {}

  /** Reads a file; its name without ending becomes the trace's. */
  public static BandwidthTrace read(Path file) {
    try {
      String name = file.getFileName().toString().replaceFirst("\\.(csv|log|txt)$", "");
      return parse(name, file.toString(), Files.readAllLines(file));
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "trace " + file + " is not there: check the path", e);
    } catch (MalformedInputException e) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, "trace " + file + " is not text", e);
    } catch (UncheckedIOException | IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "trace " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads lines that came from elsewhere; {@code source} is how errors call them. */
  public static BandwidthTrace parse(String name, String source, List<String> lines) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        rows.add(new Row(i + 1, line.split("[,;\\s]+", -1)));
      }
    }
    if (rows.isEmpty()) {
      throw new DroverException(ErrorCode.MALFORMED_FILE, "trace " + source + " has no points");
    }
    return new TraceReader(source, rows).parse(name);
  }

  private BandwidthTrace parse(String name) {
    String[] first = rows.get(0).fields();
    try {
      if (first[0].equals("t_s")) {
        return csv(name);
      }
      if (first.length == 1) {
        return mahimahi(name);
      }
      if (first.length == 6) {
        return hsdpa(name);
      }
    } catch (IllegalArgumentException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, "trace " + source + ": " + e.getMessage(), e);
    }
    throw malformed(
        rows.get(0),
        "is neither a header 't_s,mbps' nor a mahimahi or HSDPA line: see docs/traces.md");
  }

  private BandwidthTrace csv(String name) {
    Row header = rows.get(0);
    if (header.fields().length != 2 || !header.fields()[1].equals("mbps")) {
      throw malformed(header, "is not the header 't_s,mbps'");
    }
    int n = rows.size() - 1;
    if (n == 0) {
      throw malformed(header, "is followed by no points");
    }
    double[] times = new double[n];
    double[] rates = new double[n];
    int points = 0;
    for (Row row : rows.subList(1, rows.size())) {
      if (row.fields().length != 2) {
        throw malformed(row, "has " + row.fields().length + " fields, not 2");
      }
      double time = number(row, 0);
      double rate = number(row, 1) * 1e6;
      if (points > 0 && time < times[points - 1]) {
        throw malformed(row, "runs backwards in time");
      }
      if (!(rate >= 0)) {
        throw malformed(row, "has a rate below 0");
      }
      if (points == 0 || time > times[points - 1]) {
        times[points++] = time;
      }
      rates[points - 1] = rate;
    }
    return BandwidthTrace.of(name, Arrays.copyOf(times, points), Arrays.copyOf(rates, points));
  }

  private BandwidthTrace mahimahi(String name) {
    long end = 0;
    for (Row row : rows) {
      long at = milliseconds(row);
      if (at < end) {
        throw malformed(row, "runs backwards in time");
      }
      end = at;
    }
    int bins =
        Math.toIntExact(
            Math.max(1, (end + MAHIMAHI_BIN_MILLISECONDS - 1) / MAHIMAHI_BIN_MILLISECONDS));
    double[] times = new double[bins + 1];
    double[] rates = new double[bins + 1];
    for (int i = 0; i <= bins; i++) {
      times[i] = i * MAHIMAHI_BIN_MILLISECONDS * 1e-3;
    }
    for (Row row : rows) {
      int bin = (int) Math.min(bins - 1, milliseconds(row) / MAHIMAHI_BIN_MILLISECONDS);
      rates[bin] += MAHIMAHI_PACKET_BITS / (MAHIMAHI_BIN_MILLISECONDS * 1e-3);
    }
    return BandwidthTrace.of(name, times, rates);
  }

  private long milliseconds(Row row) {
    double value = number(row, 0);
    if (row.fields().length != 1 || value < 0 || value != Math.rint(value) || value > 1e9) {
      throw malformed(row, "is not one whole number of milliseconds below 1e9");
    }
    return (long) value;
  }

  private BandwidthTrace hsdpa(String name) {
    int n = rows.size();
    double[] times = new double[n + 1];
    double[] rates = new double[n + 1];
    double at = 0;
    for (int i = 0; i < n; i++) {
      Row row = rows.get(i);
      if (row.fields().length != 6) {
        throw malformed(row, "has " + row.fields().length + " fields, not 6");
      }
      double elapsed = number(row, 5) * 1e-3;
      double bytes = number(row, 4);
      if (!(elapsed > 0) || !(bytes >= 0)) {
        throw malformed(row, "needs bytes ≥ 0 and an elapsed time > 0 ms");
      }
      times[i] = at;
      rates[i] = bytes * 8 / elapsed;
      at += elapsed;
    }
    times[n] = at;
    return BandwidthTrace.of(name, times, rates);
  }

  private double number(Row row, int field) {
    try {
      double value = Double.parseDouble(row.fields()[field]);
      if (Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, with the line
    }
    throw malformed(row, "has '" + row.fields()[field] + "' where a number belongs");
  }

  private DroverException malformed(Row row, String what) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, "trace " + source + " line " + row.line() + " " + what);
  }
}
