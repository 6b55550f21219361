package io.drover.launch.map;

import io.drover.core.geometry.Vector2;
import io.drover.navigation.FrameCodec;
import io.drover.slam.simulation.FloorPlan;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A plan in colour with the ways of robots on it, and a ring where each began. One thread. */
final class PlanPicture {
  /** What the longer side has at least, pixels. */
  private static final int LEAST_SIDE = 1600;

  private static final double[] WHITE = {255, 255, 255};
  private static final double[] WALL = {52, 48, 44};
  private static final double[] OUTSIDE = {226, 222, 218};

  private static final double LINE = 1.3;
  private static final double OPACITY = 0.8;
  private static final double RING = 7;
  private static final double RING_LINE = 2.2;

  /** Turns apart from one hue to the next, so that neighbours never look alike. */
  private static final double GOLDEN = 0.618033988749895;

  private final FloorPlan plan;
  private final int scale;
  private final int width;
  private final int height;
  private final byte[] bgr;

  PlanPicture(FloorPlan plan) {
    this.plan = plan;
    int longer = Math.max(plan.width(), plan.height());
    this.scale = Math.max(1, (LEAST_SIDE + longer - 1) / longer);
    this.width = scale * plan.width();
    this.height = scale * plan.height();
    this.bgr = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int column = x / scale;
        int row = plan.height() - 1 - y / scale;
        double[] color = plan.free(column, row) ? WHITE : OUTSIDE;
        blend(x, y, plan.occupied(column, row) ? WALL : color, 1);
      }
    }
  }

  /**
   * Draws a robot's way.
   *
   * @param points in the plan's frame, metres
   * @param robot from 0 on, which says the colour
   */
  void way(List<Vector2> points, int robot) {
    double[] color = color(robot * GOLDEN % 1);
    boolean[] drawn = new boolean[width * height];
    for (int i = 1; i < points.size(); i++) {
      line(pixel(points.get(i - 1)), pixel(points.get(i)), color, drawn);
    }
    if (!points.isEmpty()) {
      ring(pixel(points.get(0)), color);
    }
  }

  void write(Path file) {
    try (FrameCodec codec = new FrameCodec()) {
      codec.writeBgr(file, bgr, width, height);
    }
  }

  /** Column and row, pixels and parts of them. */
  private Vector2 pixel(Vector2 point) {
    double perMetre = scale / plan.resolution();
    return new Vector2(
        (point.x() - plan.minX()) * perMetre, height - (point.y() - plan.minY()) * perMetre);
  }

  /** Each pixel once in a way, so that where it turns it is not darker. */
  private void line(Vector2 from, Vector2 to, double[] color, boolean[] drawn) {
    Vector2 along = to.minus(from);
    double squared = Math.max(1e-9, along.dot(along));
    int lastY = (int) Math.min(height - 1, Math.max(from.y(), to.y()) + LINE + 1);
    int lastX = (int) Math.min(width - 1, Math.max(from.x(), to.x()) + LINE + 1);
    for (int y = (int) Math.max(0, Math.min(from.y(), to.y()) - LINE - 1); y <= lastY; y++) {
      for (int x = (int) Math.max(0, Math.min(from.x(), to.x()) - LINE - 1); x <= lastX; x++) {
        Vector2 offset = new Vector2(x + 0.5, y + 0.5).minus(from);
        double share = Math.max(0, Math.min(1, offset.dot(along) / squared));
        double apart = offset.minus(along.times(share)).norm();
        if (apart <= LINE && !drawn[y * width + x]) {
          drawn[y * width + x] = true;
          blend(x, y, color, OPACITY);
        }
      }
    }
  }

  private void ring(Vector2 middle, double[] color) {
    int reach = (int) RING + 3;
    for (int y = (int) middle.y() - reach; y <= middle.y() + reach; y++) {
      for (int x = (int) middle.x() - reach; x <= middle.x() + reach; x++) {
        if (x >= 0 && y >= 0 && x < width && y < height) {
          double apart = Math.hypot(x + 0.5 - middle.x(), y + 0.5 - middle.y());
          blend(x, y, WHITE, cover(RING - apart));
          blend(x, y, color, cover(RING_LINE - Math.abs(apart - RING)));
        }
      }
    }
  }

  private static double cover(double inside) {
    return Math.max(0, Math.min(1, inside + 0.5));
  }

  private void blend(int x, int y, double[] color, double opacity) {
    int first = 3 * (y * width + x);
    for (int channel = 0; channel < 3; channel++) {
      double before = bgr[first + channel] & 0xff;
      bgr[first + channel] = (byte) Math.round(before + opacity * (color[channel] - before));
    }
  }

  /** Blue, green and red of a hue on the circle, 0 to 1; strong on white. */
  private static double[] color(double hue) {
    double[] color = new double[3];
    Arrays.setAll(
        color,
        channel -> {
          double apart = Math.abs((hue - (2 - channel) / 3.0 + 1.5) % 1 - 0.5);
          return 210 * Math.max(0, Math.min(1, 2 - 6 * apart)) + 15;
        });
    return color;
  }
}
