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

  /** Of each patch. */
  private final long[] cells;

  private PatchArea(int words, long[] knownBy, long[] cells) {
    this.words = words;
    this.knownBy = knownBy;
    this.cells = cells;
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
    long[] sizes = new long[patches.size()];
    int patch = 0;
    for (Map.Entry<RobotSet, Integer> entry : patches.entrySet()) {
      for (int i = 0; i < words; i++) {
        knownBy[patch * words + i] = entry.getKey().word(i);
      }
      sizes[patch++] = entry.getValue();
    }
    return new PatchArea(words, knownBy, sizes);
  }

  @Override
  public double squareMetres(RobotSet robots) {
    return words == 1 ? ofFew(robots.word(0)) : ofMany(robots);
  }

  /** Without branches, which are mispredicted half of the time here. */
  private double ofFew(long robots) {
    long sum = 0;
    for (int patch = 0; patch < cells.length; patch++) {
      long known = knownBy[patch] & robots;
      sum += cells[patch] & -((known | -known) >>> (Long.SIZE - 1));
    }
    return sum * Footprint.CELL_SQUARE_METRES;
  }

  private double ofMany(RobotSet robots) {
    long sum = 0;
    for (int patch = 0; patch < cells.length; patch++) {
      long known = 0;
      for (int i = 0; i < words; i++) {
        known |= knownBy[patch * words + i] & robots.word(i);
      }
      sum += cells[patch] & -((known | -known) >>> (Long.SIZE - 1));
    }
    return sum * Footprint.CELL_SQUARE_METRES;
  }

  /** What two robots both know. */
  double overlapSquareMetres(int first, int second) {
    long sum = 0;
    for (int patch = 0; patch < cells.length; patch++) {
      if (knows(patch, first) && knows(patch, second)) {
        sum += cells[patch];
      }
    }
    return sum * Footprint.CELL_SQUARE_METRES;
  }

  private boolean knows(int patch, int robot) {
    return (knownBy[patch * words + (robot >> 6)] >>> robot & 1) != 0;
  }
}
