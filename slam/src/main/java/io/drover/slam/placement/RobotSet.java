package io.drover.slam.placement;

import java.util.Arrays;

/** Some of the robots, one bit each. One thread. */
final class RobotSet {
  private final long[] words;
  private int size;

  /** None yet of so many robots. */
  RobotSet(int robots) {
    words = new long[wordsFor(robots)];
  }

  static int wordsFor(int robots) {
    return Math.max(1, (robots + Long.SIZE - 1) / Long.SIZE);
  }

  static RobotSet of(int robots, Iterable<Integer> members) {
    RobotSet set = new RobotSet(robots);
    members.forEach(set::add);
    return set;
  }

  int size() {
    return size;
  }

  /** Robots 64 · i to 64 · i + 63, the first one in the lowest bit. */
  long word(int i) {
    return words[i];
  }

  int words() {
    return words.length;
  }

  boolean contains(int robot) {
    return (words[robot >> 6] >>> robot & 1) != 0;
  }

  void add(int robot) {
    if (!contains(robot)) {
      words[robot >> 6] |= 1L << robot;
      size++;
    }
  }

  void remove(int robot) {
    if (contains(robot)) {
      words[robot >> 6] &= ~(1L << robot);
      size--;
    }
  }

  void addAll(RobotSet other) {
    size = 0;
    for (int i = 0; i < words.length; i++) {
      words[i] |= other.words[i];
      size += Long.bitCount(words[i]);
    }
  }

  int[] toArray() {
    int[] members = new int[size];
    int count = 0;
    for (int i = 0; i < words.length; i++) {
      for (long left = words[i]; left != 0; left &= left - 1) {
        members[count++] = i * Long.SIZE + Long.numberOfTrailingZeros(left);
      }
    }
    return members;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RobotSet set && Arrays.equals(words, set.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }
}
