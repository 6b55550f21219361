package io.drover.launch.cli;

import io.drover.core.config.Keys;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code --trace} names: a trace that Drover ships, or a file. */
public final class TraceOption {
  /** Made by {@code TraceGenerator}; see docs/traces.md. */
  public static final List<String> SHIPPED =
      List.of("hsdpa-drive", "hsdpa-tram", "lte-city", "lte-drone", "nr-drive");

  private TraceOption() {}

  /** A shipped trace, or a file. */
  public static BandwidthTrace load(String nameOrFile) {
    if (SHIPPED.contains(nameOrFile)) {
      return shipped(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (!Files.exists(file) && !nameOrFile.contains("/") && !nameOrFile.contains(".")) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--trace: there is no file and no shipped trace '"
              + nameOrFile
              + "'"
              + Keys.suggestion(nameOrFile, SHIPPED));
    }
    return TraceReader.read(file);
  }

  private static BandwidthTrace shipped(String name) {
    String resource = "/traces/" + name + ".csv";
    try (InputStream in = TraceOption.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return TraceReader.parse(name, resource, reader.lines().toList());
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, resource + " in the jar cannot be read", e);
    }
  }
}
