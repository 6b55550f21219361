package io.drover.navigation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A {@link FidelityPrior} as CSV: {@code location,resolution,quality,error_1,…,error_24}, errors in
 * radians, positive left; on board {@code quality} is empty. Errors name the file and the line.
 */
public final class FidelityPriorCsv {
  private static final int DECISION_FIELDS = 3;
  private static final String HEADER =
      CsvDecision.HEADER
          + ","
          + IntStream.rangeClosed(1, FidelityPrior.ERRORS)
              .mapToObj(i -> "error_" + i)
              .collect(Collectors.joining(","));

  private FidelityPriorCsv() {}

  /** Reads a file that {@link #write} wrote. */
  public static FidelityPrior read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " is not there: check the path", e);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.FILE_NOT_READABLE, file + " cannot be read as text", e);
    }
  }

  /**
   * Parses a file's text.
   *
   * @param source how errors call it
   */
  static FidelityPrior parse(String source, String text) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw malformed(source, 1, "the header must be '" + HEADER + "'");
    }
    Map<OffloadDecision, double[]> errors = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] fields = lines.get(i).strip().split(",", -1);
      try {
        OffloadDecision decision = decision(fields);
        if (errors.put(decision, numbers(fields)) != null) {
          throw new IllegalArgumentException(decision.label() + " is there twice");
        }
      } catch (IllegalArgumentException e) {
        throw malformed(source, i + 1, e.getMessage());
      }
    }
    return new FidelityPrior(errors);
  }

  /** Writes a prior, highest fidelity first. */
  public static void write(FidelityPrior prior, Path file) {
    StringBuilder text = new StringBuilder(HEADER + "\n");
    StreamSupport.stream(prior.decisions().spliterator(), false)
        .sorted(
            Comparator.comparing(OffloadDecision::offloaded)
                .thenComparing(OffloadDecision::resolution, Comparator.reverseOrder())
                .thenComparing(d -> d.quality().map(q -> -q.value()).orElse(0)))
        .forEach(decision -> text.append(row(decision, prior.errorsRadians(decision))));
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the path", e);
    }
  }

  private static String row(OffloadDecision decision, double[] errors) {
    return CsvDecision.write(decision)
        + Arrays.stream(errors)
            .mapToObj(error -> String.format(Locale.ROOT, ",%.5f", error))
            .collect(Collectors.joining())
        + "\n";
  }

  private static OffloadDecision decision(String[] fields) {
    if (fields.length != DECISION_FIELDS + FidelityPrior.ERRORS) {
      throw new IllegalArgumentException(
          "there are %d fields, not %d"
              .formatted(fields.length, DECISION_FIELDS + FidelityPrior.ERRORS));
    }
    return CsvDecision.read(fields[0], fields[1], fields[2]);
  }

  private static double[] numbers(String[] fields) {
    double[] errors = new double[FidelityPrior.ERRORS];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = CsvDecision.number("error_" + (i + 1), fields[DECISION_FIELDS + i]);
    }
    return errors;
  }

  private static DroverException malformed(String source, int line, String what) {
    return new DroverException(ErrorCode.MALFORMED_FILE, source + " line " + line + ": " + what);
  }
}
