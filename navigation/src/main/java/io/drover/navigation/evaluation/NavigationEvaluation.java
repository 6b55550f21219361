package io.drover.navigation.evaluation;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.InputResolution;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.dataset.FrameDataset;
import io.drover.navigation.dataset.LabelledFrame;
import io.drover.navigation.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Scores of a network at every resolution of A3D's decision space, raw (on board) and at every JPEG
 * quality (at the edge), run by ONNX Runtime as in flight.
 *
 * @param frames number of frames that each score is of
 * @param scores by resolution from high to low; raw first, then qualities from high to low
 */
public record NavigationEvaluation(int frames, List<FidelityScore> scores) {
  /** What a frame that is not sent is called. */
  public static final String RAW = "raw";

  public NavigationEvaluation {
    scores = List.copyOf(scores);
  }

  /**
   * Infers every frame of a split at every fidelity.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if the split is empty
   */
  public static NavigationEvaluation of(
      OnnxNavigationModel model, FrameDataset dataset, Split split) {
    List<LabelledFrame> frames = dataset.frames(split);
    if (frames.isEmpty()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          dataset.folder() + " has no " + split.label() + " frames: record the dataset again");
    }
    DecisionSpace space = DecisionSpace.a3d(model.fullSide());
    List<List<ScoreTally>> tallies = new ArrayList<>();
    for (int i = 0; i < space.resolutions().size(); i++) {
      List<ScoreTally> row = new ArrayList<>();
      for (int j = 0; j <= space.qualities().size(); j++) {
        row.add(new ScoreTally());
      }
      tallies.add(row);
    }
    try (FrameCodec codec = new FrameCodec()) {
      for (LabelledFrame frame : frames) {
        GrayImage full = model.prepare(codec.read(frame.file()));
        for (int i = 0; i < tallies.size(); i++) {
          GrayImage image = codec.resize(full, space.resolutions().get(i).side());
          add(tallies.get(i).get(0), model.infer(image), frame, 0);
          for (int j = 0; j < space.qualities().size(); j++) {
            byte[] jpeg = codec.encode(image, space.qualities().get(j));
            add(tallies.get(i).get(j + 1), model.infer(codec.decode(jpeg)), frame, jpeg.length);
          }
        }
      }
    }
    List<FidelityScore> scores = new ArrayList<>();
    for (int i = 0; i < tallies.size(); i++) {
      InputResolution resolution = space.resolutions().get(i);
      scores.add(tallies.get(i).get(0).score(resolution.side(), RAW));
      for (int j = 0; j < space.qualities().size(); j++) {
        JpegQuality quality = space.qualities().get(j);
        scores.add(tallies.get(i).get(j + 1).score(resolution.side(), quality.toString()));
      }
    }
    return new NavigationEvaluation(frames.size(), scores);
  }

  private static void add(ScoreTally tally, NavigationOutput output, LabelledFrame frame, int n) {
    tally.add(output, frame.steeringRadians(), frame.blocked(), n);
  }

  /** A table in Markdown, under a heading. */
  public String toMarkdown(String heading) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(heading).append("\n\n");
    text.append(frames).append(" frames of worlds that were not trained on. Steering RMSE in");
    text.append(" radians, EVA = explained variance, bytes = mean size of the JPEG.\n\n");
    text.append("| resolution | quality | steering RMSE | EVA | collision accuracy | F1 | bytes |");
    text.append("\n|---|---|---|---|---|---|---|\n");
    for (FidelityScore score : scores) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %d² | %s | %.4f | %.3f | %.3f | %.3f | %.0f |%n",
              score.side(),
              score.quality(),
              score.steeringRmseRadians(),
              score.explainedVariance(),
              score.collisionAccuracy(),
              score.collisionF1(),
              score.meanBytes()));
    }
    return text.toString();
  }

  /**
   * Writes {@link #toMarkdown}.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public void write(Path file, String heading) {
    try {
      Files.writeString(file, toMarkdown(heading));
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }
}
