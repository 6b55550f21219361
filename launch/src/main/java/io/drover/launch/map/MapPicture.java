package io.drover.launch.map;

import io.drover.core.geometry.Vector2;
import io.drover.navigation.FrameCodec;
import io.drover.slam.map.MapImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A map in colour with the ways of robots on it, and a ring where each began. One thread. */
final class MapPicture {
  /** What the longer side has at least, pixels. */
  private static final int LEAST_SIDE = 1600;

  private static final double[] WHITE = {255, 255, 255};
  private static final double[] WALL = {52, 48, 44};
  private static final double[] OUTSIDE = {226, 222, 218};

  /** Of ways, from the middle to the side. */
  private static final double WIDE = 1.3;

  private static final double THIN = 0.6;
  private static final double OPACITY = 0.8;
  private static final double FAINT = 0.35;
  private static final double RING = 7;
  private static final double RING_LINE = 2.2;

  private static final double[] LOOP = {107, 107, 107};
  private static final double[] CROSS_ROBOT = {79, 29, 143};

  /** After Okabe and Ito, as {@code page.css} has them: colour-blind readers tell them apart. */
  private static final double[][] COLORS = {
    {178, 114, 0}, {0, 94, 213}, {115, 158, 0}, {143, 87, 184}, {208, 155, 58}, {0, 130, 185}
  };

  /** Turns apart from one hue to the next, so that of many robots neighbours never look alike. */
  private static final double GOLDEN = 0.618033988749895;

  private final MapImage map;
  private final int scale;
  private final int width;
  private final int height;
  private final byte[] bgr;

  MapPicture(MapImage map) {
    this.map = map;
    int longer = Math.max(map.image().width(), map.image().height());
    this.scale = Math.max(1, (LEAST_SIDE + longer - 1) / longer);
    this.width = scale * map.image().width();
    this.height = scale * map.image().height();
    this.bgr = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        blend(x, y, color((byte) map.image().at(x / scale, y / scale)), 1);
      }
    }
  }

  private static double[] color(byte pixel) {
    return switch (pixel) {
      case MapImage.OCCUPIED -> WALL;
      case MapImage.FREE -> WHITE;
      default -> OUTSIDE;
    };
  }

  /**
   * Draws a robot's way.
   *
   * @param points in the map's frame, metres
   * @param robot from 0 on, which says the colour
   */
  void way(List<Vector2> points, int robot) {
    double[] color = robot < COLORS.length ? COLORS[robot] : color(robot * GOLDEN % 1);
    Pen pen = new Pen(color, WIDE, OPACITY);
    for (int i = 1; i < points.size(); i++) {
      line(pixel(points.get(i - 1)), pixel(points.get(i)), pen);
    }
    if (!points.isEmpty()) {
      ring(pixel(points.get(0)), color);
    }
  }

  /** Draws where robots found places again that they had been to. */
  void loops(List<Segment> loops) {
    thin(loops, LOOP);
  }

  /** Draws where robots found places that others had been to. */
  void crossRobot(List<Segment> found) {
    thin(found, CROSS_ROBOT);
  }

  private void thin(List<Segment> segments, double[] color) {
    Pen pen = new Pen(color, THIN, FAINT);
    segments.forEach(segment -> line(pixel(segment.from()), pixel(segment.to()), pen));
  }

  void write(Path file) {
    try (FrameCodec codec = new FrameCodec()) {
      codec.writeBgr(file, bgr, width, height);
    }
  }

  /** Column and row, pixels and parts of them. */
  private Vector2 pixel(Vector2 point) {
    double perMetre = scale / map.resolution();
    return new Vector2(
        (point.x() - map.originX()) * perMetre, height - (point.y() - map.originY()) * perMetre);
  }

  /** What draws a line: each pixel once, so that where it turns it is not darker. */
  private final class Pen {
    private final double[] color;
    private final double halfWidth;
    private final double opacity;
    private final BitSet passed = new BitSet(width * height);

    Pen(double[] color, double halfWidth, double opacity) {
      this.color = color;
      this.halfWidth = halfWidth;
      this.opacity = opacity;
    }

    void touch(int x, int y) {
      int pixel = y * width + x;
      if (!passed.get(pixel)) {
        passed.set(pixel);
        blend(x, y, color, opacity);
      }
    }
  }

  private void line(Vector2 from, Vector2 to, Pen pen) {
    Vector2 along = to.minus(from);
    double squared = Math.max(1e-9, along.dot(along));
    double reach = pen.halfWidth + 1;
    int lastY = (int) Math.min(height - 1, Math.max(from.y(), to.y()) + reach);
    int lastX = (int) Math.min(width - 1, Math.max(from.x(), to.x()) + reach);
    for (int y = (int) Math.max(0, Math.min(from.y(), to.y()) - reach); y <= lastY; y++) {
      for (int x = (int) Math.max(0, Math.min(from.x(), to.x()) - reach); x <= lastX; x++) {
        Vector2 offset = new Vector2(x + 0.5, y + 0.5).minus(from);
        double share = Math.max(0, Math.min(1, offset.dot(along) / squared));
        if (offset.minus(along.times(share)).norm() <= pen.halfWidth) {
          pen.touch(x, y);
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
