package io.drover.rl.training;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * How an episode went, as far as somebody decided it: its seed and the actions taken. An
 * environment that is given them again gets to where it was.
 */
final class Episode {
  private final long firstStep;
  private final long seed;
  private int[] actions;
  private int length;

  /** An episode that begins: at a step of its environment, counted over all episodes. */
  Episode(long firstStep, long seed) {
    this(firstStep, seed, new int[16], 0);
  }

  private Episode(long firstStep, long seed, int[] actions, int length) {
    this.firstStep = firstStep;
    this.seed = seed;
    this.actions = actions;
    this.length = length;
  }

  void add(int action) {
    if (length == actions.length) {
      actions = Arrays.copyOf(actions, 2 * length);
    }
    actions[length++] = action;
  }

  long firstStep() {
    return firstStep;
  }

  long seed() {
    return seed;
  }

  int length() {
    return length;
  }

  int action(int step) {
    return actions[step];
  }

  /** As it is now; the original may go on. */
  Episode copy() {
    return new Episode(firstStep, seed, Arrays.copyOf(actions, Math.max(1, length)), length);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(firstStep);
    out.writeLong(seed);
    out.writeInt(length);
    for (int i = 0; i < length; i++) {
      out.writeShort(actions[i]);
    }
  }

  static Episode read(DataInputStream in) throws IOException {
    Episode episode = new Episode(in.readLong(), in.readLong());
    int length = in.readInt();
    for (int i = 0; i < length; i++) {
      episode.add(in.readUnsignedShort());
    }
    return episode;
  }
}
