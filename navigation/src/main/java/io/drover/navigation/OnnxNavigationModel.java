package io.drover.navigation;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import java.nio.file.Path;

/**
 * A network in an ONNX file, run by ONNX Runtime on the caller's thread.
 *
 * <p>One caller at a time; {@link #another()} gives a second caller its own at almost no cost, both
 * sharing the weights. The native session ends with the last of them.
 */
public final class OnnxNavigationModel implements NavigationModel {
  private static final String SHIPPED = "drover-nav.onnx";

  private final OnnxSession session;
  private final Predictor<GrayImage, NavigationOutput> predictor;
  private final FrameCodec codec = new FrameCodec();
  private boolean closed;

  private OnnxNavigationModel(OnnxSession session) {
    this.session = session;
    this.predictor = session.open();
  }

  /**
   * Loads {@code file.onnx}, described by {@code file.yaml} beside it or, without one, by its own
   * shape if that is DroNet's or of Drover's own networks. What {@code file.fidelity.csv} says of
   * its fidelity is known before a flight; without that file nothing is.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code MALFORMED_FILE}, {@code
   *     INVALID_CONFIG} or {@code MODEL_MISMATCH}
   */
  public static OnnxNavigationModel load(Path file) {
    return start(ModelFile.read(file));
  }

  /** The network that Drover ships, trained on its embedded world. */
  public static OnnxNavigationModel shipped() {
    return start(ModelFile.resource(SHIPPED));
  }

  /**
   * A network that came from another process.
   *
   * @throws DroverException as {@link #load(Path)}
   */
  public static OnnxNavigationModel load(ModelBytes bytes) {
    return start(ModelFile.of(bytes));
  }

  private static OnnxNavigationModel start(ModelFile file) {
    OnnxNavigationModel model = new OnnxNavigationModel(new OnnxSession(file));
    try {
      int side = file.description().fullSide();
      model.infer(new GrayImage(side, side, new byte[side * side]));
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  /** The same network for another thread. */
  public OnnxNavigationModel another() {
    return new OnnxNavigationModel(session);
  }

  public ModelDescription description() {
    return session.description();
  }

  /** What another process needs to run the same network. */
  public ModelBytes bytes() {
    return session.bytes();
  }

  /** Of weights and description, 64 hexadecimal digits: what was made by another has another. */
  public String digest() {
    return session.digest();
  }

  @Override
  public int fullSide() {
    return description().fullSide();
  }

  @Override
  public FidelityPrior priorFidelity() {
    return session.priorFidelity();
  }

  /**
   * What the network looks at in a camera's frame, at 100% resolution: the frame cropped as the
   * description says and resized to {@link #fullSide()}².
   */
  public GrayImage prepare(GrayImage frame) {
    ModelDescription description = description();
    if (description.crop() == ModelDescription.Crop.NONE) {
      return codec.resize(frame, fullSide());
    }
    int shorter = Math.min(frame.width(), frame.height());
    int side = Math.max(1, (int) Math.round(shorter * description.cropShare()));
    int column = (frame.width() - side) / 2;
    int below = frame.height() - side;
    int row = description.crop() == ModelDescription.Crop.CENTRE ? below / 2 : below;
    boolean whole = side == frame.width() && side == frame.height();
    return codec.resize(
        whole ? frame : FrameCodec.crop(frame, column, row, side, side), fullSide());
  }

  /** Whether it can infer images of a side, pixels; found by trying. */
  public boolean infers(int side) {
    try {
      infer(new GrayImage(side, side, new byte[side * side]));
      return true;
    } catch (DroverException e) {
      return false;
    }
  }

  @Override
  public NavigationOutput infer(GrayImage image) {
    if (image.width() != image.height()) {
      throw new IllegalArgumentException(
          "an image of %d×%d is not square: prepare() it first"
              .formatted(image.width(), image.height()));
    }
    GrayImage input = codec.resize(image, description().inputSide().orElse(image.width()));
    try {
      return predictor.predict(input);
    } catch (TranslateException e) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH,
          "%s cannot infer an image of side %d: correct its .yaml file (%s)"
              .formatted(
                  session.source(),
                  input.width(),
                  String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      predictor.close();
      codec.close();
      session.release();
    }
  }
}
