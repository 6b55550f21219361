package io.drover.launch.map;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Logs of a robot that drives along the middle of a rectangular room, centred on its origin. */
public final class RoomLog {
  private RoomLog() {}

  /**
   * Writes one in CARMEN's format, a scan a second from 100 s on.
   *
   * @param metres that the robot drives, along x
   * @param length of the room along x, metres
   * @param width likewise along y
   */
  public static Path write(Path file, int scans, double metres, double length, double width)
      throws IOException {
    return write(file, scans, 1, metres, length, width);
  }

  /**
   * The same, forth and back and forth.
   *
   * @param times that the robot goes its way, never turning
   */
  public static Path write(
      Path file, int scans, int times, double metres, double length, double width)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < scans; i++) {
      double gone = times * i / (scans - 1.0);
      double along = (int) gone % 2 == 0 ? gone - (int) gone : 1 - (gone - (int) gone);
      double x = metres * ((i == scans - 1 ? times % 2 : along) - 0.5);
      StringBuilder line = new StringBuilder("FLASER 180");
      for (int beam = 0; beam < 180; beam++) {
        double angle = Math.toRadians(beam - 90);
        double alongX = Math.cos(angle) < 1e-9 ? 100 : (length / 2 - x) / Math.cos(angle);
        double alongY = Math.abs(width / 2 / Math.sin(angle));
        line.append(String.format(Locale.ROOT, " %.3f", Math.min(alongX, alongY)));
      }
      line.append(String.format(Locale.ROOT, " 0 0 0 %.4f 0 0 %d host 0", x, 100 + i));
      lines.add(line.toString());
    }
    return Files.write(file, lines);
  }
}
