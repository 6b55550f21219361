package io.drover.slam.placement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Exact, from footprints. Cells that the same robots know are held as one patch, so that a union
 * costs O(patches), however many are in it; there are far fewer patches than cells.
 */
final class PatchArea implements FusedArea {
  private final int words;

  /** By which robots each patch is known, {@link #words} each. */
  private final long[] knownBy;

  private final double[] squareMetres;

  private PatchArea(int words, long[] knownBy, double[] squareMetres) {
    this.words = words;
    this.knownBy = knownBy;
    this.squareMetres = squareMetres;
  }

  static PatchArea of(List<Footprint> footprints) {
    Map<Long, RobotSet> cells = new HashMap<>();
    for (int i = 0; i < footprints.size(); i++) {
      int robot = i;
      footprints
          .get(i)
          .cells()
          .forEach(
              cell -> cells.computeIfAbsent(cell, c -> new RobotSet(footprints.size())).add(robot));
    }
    Map<RobotSet, Integer> patches = new HashMap<>();
    cells.values().forEach(robots -> patches.merge(robots, 1, Integer::sum));
    int words = RobotSet.wordsFor(footprints.size());
    long[] knownBy = new long[words * patches.size()];
    double[] squareMetres = new double[patches.size()];
    int patch = 0;
    for (Map.Entry<RobotSet, Integer> entry : patches.entrySet()) {
      for (int i = 0; i < words; i++) {
        knownBy[patch * words + i] = entry.getKey().word(i);
      }
      squareMetres[patch++] = entry.getValue() * Footprint.CELL_SQUARE_METRES;
    }
    return new PatchArea(words, knownBy, squareMetres);
  }

  @Override
  public double squareMetres(RobotSet robots) {
    return words == 1 ? ofFew(robots.word(0)) : ofMany(robots);
  }

  private double ofFew(long robots) {
    double sum = 0;
    for (int patch = 0; patch < squareMetres.length; patch++) {
      if ((knownBy[patch] & robots) != 0) {
        sum += squareMetres[patch];
      }
    }
    return sum;
  }

  private double ofMany(RobotSet robots) {
    double sum = 0;
    for (int patch = 0; patch < squareMetres.length; patch++) {
      long shared = 0;
      for (int i = 0; i < words; i++) {
        shared |= knownBy[patch * words + i] & robots.word(i);
      }
      if (shared != 0) {
        sum += squareMetres[patch];
      }
    }
    return sum;
  }

  /** What two robots both know. */
  double overlapSquareMetres(int first, int second) {
    double sum = 0;
    for (int patch = 0; patch < squareMetres.length; patch++) {
      if (knows(patch, first) && knows(patch, second)) {
        sum += squareMetres[patch];
      }
    }
    return sum;
  }

  private boolean knows(int patch, int robot) {
    return (knownBy[patch * words + (robot >> 6)] >>> robot & 1) != 0;
  }
}
