package io.drover.onboard.perception;

import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FidelityPrior;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.InputResolution;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OffloadDecision;
import io.drover.onboard.CapturedFrame;
import java.util.HashMap;
import java.util.Map;

/**
 * What each action makes of a frame, computed from its pixels when asked: resized and inferred on
 * board, or resized, compressed and inferred by an edge.
 *
 * <p>Each cell is computed once while its frame is one of the latest two: the frame that judges a
 * command is also the next one to be flown by. One thread. Closing it leaves the network open.
 */
public final class PixelTable implements InferenceTable, AutoCloseable {
  private final DroneId drone;
  private final DecisionSpace space;
  private final NavigationModel model;
  private final EdgeInference edge;
  private final FrameCodec codec = new FrameCodec();
  private Cells newest;
  private Cells before;

  /**
   * A table of frames to come.
   *
   * @param model what the drone carries; its time does not count
   * @param edge what answers for the actions at the edge
   */
  public PixelTable(DroneId drone, DecisionSpace space, NavigationModel model, EdgeInference edge) {
    this.drone = drone;
    this.space = space;
    this.model = model;
    this.edge = edge;
  }

  @Override
  public FidelityPrior priorFidelity() {
    return model.priorFidelity();
  }

  @Override
  public NavigationOutput output(CapturedFrame frame, int action) {
    Cells cells = cells(frame);
    NavigationOutput known = cells.outputs.get(action);
    if (known == null) {
      OffloadDecision decision = space.decision(action);
      known =
          decision.offloaded()
              ? edge.infer(new EncodedFrame(drone, frame.id(), jpeg(cells, action)))
              : model.infer(resized(cells, decision.resolution()));
      cells.outputs.put(action, known);
    }
    return known;
  }

  @Override
  public long bytes(CapturedFrame frame, int action) {
    return space.decision(action).offloaded() ? jpeg(cells(frame), action).length : 0;
  }

  @Override
  public void close() {
    codec.close();
  }

  private byte[] jpeg(Cells cells, int action) {
    byte[] known = cells.jpegs.get(action);
    if (known == null) {
      OffloadDecision decision = space.decision(action);
      known = codec.encode(resized(cells, decision.resolution()), decision.quality().orElseThrow());
      cells.jpegs.put(action, known);
    }
    return known;
  }

  private GrayImage resized(Cells cells, InputResolution resolution) {
    GrayImage known = cells.images.get(resolution);
    if (known == null) {
      known = codec.resize(cells.image, resolution.side());
      cells.images.put(resolution, known);
    }
    return known;
  }

  private Cells cells(CapturedFrame frame) {
    GrayImage image =
        frame
            .image()
            .orElseThrow(
                () -> new IllegalArgumentException("frame " + frame.id() + " has no pixels"));
    if (newest != null && newest.isOf(image)) {
      return newest;
    }
    if (before != null && before.isOf(image)) {
      return before;
    }
    before = newest;
    newest = new Cells(image);
    return newest;
  }

  /** What is known of one frame. */
  private static final class Cells {
    private final GrayImage image;
    private final Map<InputResolution, GrayImage> images = new HashMap<>();
    private final Map<Integer, byte[]> jpegs = new HashMap<>();
    private final Map<Integer, NavigationOutput> outputs = new HashMap<>();

    Cells(GrayImage image) {
      this.image = image;
    }

    /** The same array: a camera gives each image away, so that it stands for its frame. */
    boolean isOf(GrayImage other) {
      return image.equals(other);
    }
  }
}
