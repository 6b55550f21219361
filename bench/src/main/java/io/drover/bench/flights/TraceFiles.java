package io.drover.bench.flights;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.link.TraceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What {@code --traces} names: files, and folders of files. */
public final class TraceFiles {
  private TraceFiles() {}

  /**
   * Reads all of them. Of a folder, whatever is not hidden, and neither an index nor a read-me, is
   * a trace.
   *
   * @throws DroverException with the file, and the line if that is what is wrong
   */
  public static List<BandwidthTrace> read(List<Path> filesAndFolders) {
    List<BandwidthTrace> traces = new ArrayList<>();
    for (Path place : filesAndFolders) {
      List<Path> files = Files.isDirectory(place) ? filesOf(place) : List.of(place);
      files.forEach(file -> traces.add(TraceReader.read(file)));
    }
    return traces;
  }

  private static List<Path> filesOf(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> files =
          all.filter(Files::isRegularFile).filter(TraceFiles::isTrace).sorted().toList();
      if (files.isEmpty()) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "--traces: " + folder + " has no files: give a folder of traces, or traces");
      }
      return files;
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "--traces: " + folder + " cannot be read", e);
    }
  }

  private static boolean isTrace(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && !name.startsWith("index.") && !name.startsWith("readme");
  }
}
