package io.drover.bench.report;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A report as files: {@code report.html} for people, {@code report.json} for programs. */
public final class BenchFolder {
  private BenchFolder() {}

  /**
   * Writes both, over what is there.
   *
   * @return the page
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public static Path write(BenchReport report, Path folder) {
    Path page = folder.resolve("report.html");
    try {
      Files.createDirectories(folder);
      Files.writeString(page, BenchPage.of(report));
      Files.writeString(folder.resolve("report.json"), BenchJson.of(report) + "\n");
      return page;
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, folder + " cannot be written: give another --out", e);
    }
  }
}
