package io.drover.navigation.training;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.dataset.LabelledFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Frames of a split in memory: as they were compressed at full side, and pixels at 50% and 25%. Any
 * thread.
 */
final class FrameStore {
  private static final int STEERING_CLASSES = 10;
  private static final double CLASS_RADIANS = 0.08;

  private final int fullSide;
  private final List<LabelledFrame> frames;
  private final byte[][] coded;
  private final byte[][] half;
  private final byte[][] quarter;
  private final double[] cumulative;

  /** Loads frames; images of another size are resized to {@code fullSide}. */
  FrameStore(List<LabelledFrame> frames, int fullSide) {
    this.frames = frames;
    this.fullSide = fullSide;
    coded = new byte[frames.size()][];
    half = new byte[frames.size()][];
    quarter = new byte[frames.size()][];
    int chunk = 256;
    IntStream.rangeClosed(0, (frames.size() - 1) / chunk)
        .parallel()
        .forEach(c -> load(c * chunk, Math.min(frames.size(), (c + 1) * chunk)));
    cumulative = cumulativeWeights(frames);
  }

  private void load(int from, int to) {
    try (FrameCodec codec = new FrameCodec()) {
      for (int i = from; i < to; i++) {
        try {
          coded[i] = Files.readAllBytes(frames.get(i).file());
        } catch (IOException e) {
          throw new DroverException(
              ErrorCode.FILE_NOT_READABLE,
              frames.get(i).file() + " cannot be read: record the dataset again",
              e);
        }
        GrayImage full = full(i, codec);
        half[i] = codec.resize(full, fullSide / 2).pixels();
        quarter[i] = codec.resize(full, fullSide / 4).pixels();
      }
    }
  }

  int size() {
    return frames.size();
  }

  LabelledFrame label(int index) {
    return frames.get(index);
  }

  /** A frame at full, half or quarter side; the pixels are the store's, or the caller's own. */
  GrayImage image(int index, int side, FrameCodec codec) {
    if (side == fullSide) {
      return full(index, codec);
    }
    return new GrayImage(side, side, side == fullSide / 2 ? half[index] : quarter[index]);
  }

  private GrayImage full(int index, FrameCodec codec) {
    return codec.resize(codec.decode(coded[index]), fullSide);
  }

  /** A frame drawn so that rare steering and rare obstacles come more often than they occur. */
  int draw(SplittableRandom random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(frames.size() - 1, found < 0 ? -found - 1 : found + 1);
  }

  private static double[] cumulativeWeights(List<LabelledFrame> frames) {
    int[] counts = new int[2 * STEERING_CLASSES];
    frames.forEach(frame -> counts[kind(frame)]++);
    double[] sums = new double[frames.size()];
    double sum = 0;
    for (int i = 0; i < sums.length; i++) {
      sum += 1 / Math.sqrt(counts[kind(frames.get(i))]);
      sums[i] = sum;
    }
    return sums;
  }

  private static int kind(LabelledFrame frame) {
    int steering = (int) (Math.abs(frame.steeringRadians()) / CLASS_RADIANS);
    return Math.min(STEERING_CLASSES - 1, steering) + (frame.blocked() ? STEERING_CLASSES : 0);
  }
}
