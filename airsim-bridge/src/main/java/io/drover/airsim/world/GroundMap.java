package io.drover.airsim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The lit ground in squares of {@value #SIDE} texels at several scales. A square is painted when it
 * is first seen; its content depends on its place alone, so who comes first does not matter.
 */
final class GroundMap {
  static final int SIDE = 256;
  static final int SHIFT = 8;

  /**
   * Texels of a row in memory: one more than the side, so that interpolation needs no neighbour.
   */
  static final int STRIDE = SIDE + 1;

  /** Where the tints begin in a square, behind its grey values. */
  static final int TINTS = STRIDE * STRIDE;

  static final int LEVELS = 6;

  /** Of the finest level; each further one doubles it. */
  static final double TEXEL_METRES = 0.05;

  /** How far the ground goes on beyond the reach of the path. */
  private static final double MARGIN_METRES = 420;

  /** Texels between two samples of the light. */
  private static final int LIGHT_STEP = 4;

  private final GroundPaint paint;
  private final Sunlight sunlight;
  private final double minX;
  private final double minY;
  private final int[] columns = new int[LEVELS];
  private final int[] rows = new int[LEVELS];
  private final List<AtomicReferenceArray<byte[]>> squares;

  GroundMap(PathField path, GroundPaint paint, Sunlight sunlight) {
    this.paint = paint;
    this.sunlight = sunlight;
    minX = path.minX() - MARGIN_METRES;
    minY = path.minY() - MARGIN_METRES;
    List<AtomicReferenceArray<byte[]>> levels = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      double size = SIDE * texelMetres(level);
      columns[level] = (int) ((path.maxX() - minX + MARGIN_METRES) / size) + 1;
      rows[level] = (int) ((path.maxY() - minY + MARGIN_METRES) / size) + 1;
      levels.add(new AtomicReferenceArray<>(columns[level] * rows[level]));
    }
    squares = List.copyOf(levels);
  }

  static double texelMetres(int level) {
    return TEXEL_METRES * (1 << level);
  }

  double minX() {
    return minX;
  }

  double minY() {
    return minY;
  }

  Sunlight sunlight() {
    return sunlight;
  }

  int columns(int level) {
    return columns[level];
  }

  int rows(int level) {
    return rows[level];
  }

  /** A square: grey values, then tints; places outside the map are served by its rim. */
  byte[] square(int level, int column, int row) {
    int c = Math.max(0, Math.min(columns[level] - 1, column));
    int r = Math.max(0, Math.min(rows[level] - 1, row));
    AtomicReferenceArray<byte[]> all = squares.get(level);
    byte[] square = all.getAcquire(r * columns[level] + c);
    if (square == null) {
      square = painted(level, c, r);
      all.setRelease(r * columns[level] + c, square);
    }
    return square;
  }

  private byte[] painted(int level, int column, int row) {
    double texel = texelMetres(level);
    double x0 = minX + column * SIDE * texel;
    double y0 = minY + row * SIDE * texel;
    float[] light = light(x0, y0, texel);
    int lightSide = SIDE / LIGHT_STEP + 1;
    byte[] square = new byte[2 * TINTS];
    GroundPaint.Texel out = new GroundPaint.Texel();
    for (int r = 0; r < STRIDE; r++) {
      int lightRow = Math.min(r / LIGHT_STEP, lightSide - 2);
      float fr = (float) r / LIGHT_STEP - lightRow;
      for (int c = 0; c < STRIDE; c++) {
        paint.paint(x0 + c * texel, y0 + r * texel, texel, out);
        int lightColumn = Math.min(c / LIGHT_STEP, lightSide - 2);
        float fc = (float) c / LIGHT_STEP - lightColumn;
        int at = lightRow * lightSide + lightColumn;
        float low = light[at] + fc * (light[at + 1] - light[at]);
        float high =
            light[at + lightSide] + fc * (light[at + lightSide + 1] - light[at + lightSide]);
        float grey = out.grey * (low + fr * (high - low));
        square[r * STRIDE + c] = (byte) Math.max(1, Math.min(255, Math.round(grey)));
        square[TINTS + r * STRIDE + c] = out.tint.code;
      }
    }
    return square;
  }

  private float[] light(double x0, double y0, double texel) {
    int side = SIDE / LIGHT_STEP + 1;
    double step = texel * LIGHT_STEP;
    List<Crown> casting = sunlight.casting(x0, y0, SIDE * texel);
    float[] light = new float[side * side];
    for (int r = 0; r < side; r++) {
      for (int c = 0; c < side; c++) {
        light[r * side + c] = sunlight.onGround(x0 + c * step, y0 + r * step, casting);
      }
    }
    return light;
  }
}
