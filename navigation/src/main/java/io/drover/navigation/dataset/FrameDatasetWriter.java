package io.drover.navigation.dataset;

import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.navigation.FrameCodec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes a folder of labelled frames; see the package for its format. The dataset is complete once
 * the writer is closed. One thread.
 */
public final class FrameDatasetWriter implements AutoCloseable {
  private final Path folder;
  private final int side;
  private final FrameCodec codec = new FrameCodec();
  private final BufferedWriter labels;
  private final Map<Split, Integer> counts = new EnumMap<>(Split.class);
  private final Map<Split, TreeSet<Long>> seeds = new EnumMap<>(Split.class);
  private int written;

  /**
   * Starts a dataset, in place of one that may be there.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public FrameDatasetWriter(Path folder, int side) {
    this.folder = folder;
    this.side = side;
    try {
      Files.createDirectories(folder.resolve("frames"));
      labels = Files.newBufferedWriter(folder.resolve(FrameDataset.LABELS));
      labels.write(FrameDataset.HEADER + "\n");
    } catch (IOException e) {
      codec.close();
      throw notWritable(e);
    }
  }

  /**
   * Adds a frame.
   *
   * @param image of the dataset's side
   * @param worldSeed of the world it was seen in
   * @param steeringRadians positive left
   * @param collision in [0, 1]
   */
  public void add(
      Split split, long worldSeed, GrayImage image, double steeringRadians, double collision) {
    if (image.width() != side || image.height() != side) {
      throw new IllegalArgumentException("the dataset's images are of side " + side);
    }
    String name = "frames/%06d.jpg".formatted(written++);
    LabelledFrame frame =
        new LabelledFrame(folder.resolve(name), split, steeringRadians, collision);
    codec.write(frame.file(), image);
    try {
      labels.write(
          String.format(
              Locale.ROOT,
              "%s,%s,%.6f,%.4f%n",
              name,
              split.label(),
              frame.steeringRadians(),
              frame.collision()));
    } catch (IOException e) {
      throw notWritable(e);
    }
    counts.merge(split, 1, Integer::sum);
    seeds.computeIfAbsent(split, s -> new TreeSet<>()).add(worldSeed);
  }

  /** Number of frames written so far. */
  public int size() {
    return written;
  }

  @Override
  public void close() {
    codec.close();
    DatasetDescription description =
        new DatasetDescription(
            side,
            counts.getOrDefault(Split.TRAIN, 0),
            counts.getOrDefault(Split.VALIDATION, 0),
            counts.getOrDefault(Split.TEST, 0),
            seedsOf(Split.TRAIN),
            seedsOf(Split.VALIDATION),
            seedsOf(Split.TEST));
    try {
      labels.close();
      Files.writeString(folder.resolve(FrameDataset.DESCRIPTION), ConfigWriter.toYaml(description));
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private List<Long> seedsOf(Split split) {
    return new ArrayList<>(seeds.getOrDefault(split, new TreeSet<>()));
  }

  private DroverException notWritable(IOException cause) {
    return new DroverException(
        ErrorCode.FILE_NOT_WRITABLE,
        folder + " cannot be written: check its rights and the free space",
        cause);
  }
}
