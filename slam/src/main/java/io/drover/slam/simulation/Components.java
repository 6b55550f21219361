package io.drover.slam.simulation;

/** Connected parts of a grid: cells that touch at an edge. */
final class Components {
  private final int[] labels;
  private int count;

  /**
   * Finds them.
   *
   * @param member by cell, row by row
   */
  Components(boolean[] member, int width) {
    this.labels = new int[member.length];
    int[] stack = new int[member.length];
    for (int seed = 0; seed < member.length; seed++) {
      if (member[seed] && labels[seed] == 0) {
        labels[seed] = ++count;
        int size = 1;
        stack[0] = seed;
        while (size > 0) {
          int cell = stack[--size];
          int column = cell % width;
          if (column > 0) {
            size = visit(member, cell - 1, stack, size);
          }
          if (column + 1 < width) {
            size = visit(member, cell + 1, stack, size);
          }
          size = visit(member, cell - width, stack, size);
          size = visit(member, cell + width, stack, size);
        }
      }
    }
  }

  private int visit(boolean[] member, int cell, int[] stack, int size) {
    if (cell < 0 || cell >= member.length || !member[cell] || labels[cell] != 0) {
      return size;
    }
    labels[cell] = count;
    stack[size] = cell;
    return size + 1;
  }

  int count() {
    return count;
  }

  /** Which part a cell is of, from 1 on; 0 is none. */
  int label(int cell) {
    return labels[cell];
  }

  /** The label of the part of most cells; 0 if there is none. */
  int largest() {
    int[] sizes = new int[count + 1];
    for (int label : labels) {
      sizes[label]++;
    }
    int largest = 0;
    for (int label = 1; label <= count; label++) {
      if (largest == 0 || sizes[label] > sizes[largest]) {
        largest = label;
      }
    }
    return largest;
  }

  /** Whether what was one part of these is still at most one of those after cells were taken. */
  boolean staysWholeIn(Components after) {
    int[] remainder = new int[count + 1];
    for (int cell = 0; cell < labels.length; cell++) {
      int now = after.labels[cell];
      if (now != 0) {
        int before = labels[cell];
        if (remainder[before] != 0 && remainder[before] != now) {
          return false;
        }
        remainder[before] = now;
      }
    }
    return true;
  }
}
