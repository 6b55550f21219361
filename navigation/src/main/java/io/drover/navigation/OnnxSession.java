package io.drover.navigation;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The weights of one network in ONNX Runtime, shared by its predictors. Any thread. */
final class OnnxSession {
  private static final String ENGINE = "OnnxRuntime";

  /** DJL reads the first key only where the second is there too. */
  private static final Map<String, String> ONE_THREAD =
      Map.of("intraOpNumThreads", "1", "interOpNumThreads", "1");

  private final ModelFile file;
  private final Model model;
  private final AtomicInteger users = new AtomicInteger();

  OnnxSession(ModelFile file) {
    this.file = file;
    // Else DJL keeps a PyTorch manager beside each of ours wherever PyTorch is on the class path.
    System.setProperty("ai.djl.onnx.disable_alternative", "true");
    // DJL insists on creating ONNX Runtime's environment before anybody else does.
    Engine.getEngine(ENGINE);
    this.model = Model.newInstance("navigation", ENGINE);
    try {
      model.load(new ByteArrayInputStream(file.onnx()), ONE_THREAD);
    } catch (IOException | MalformedModelException e) {
      model.close();
      throw new DroverException(
          ErrorCode.MALFORMED_FILE,
          file.source() + " cannot be run by ONNX Runtime: export it with operator set 17 or lower",
          e);
    }
  }

  String source() {
    return file.source();
  }

  ModelBytes bytes() {
    return file.bytes();
  }

  String digest() {
    return file.digest();
  }

  ModelDescription description() {
    return file.description();
  }

  FidelityPrior priorFidelity() {
    return file.priorFidelity();
  }

  Predictor<GrayImage, NavigationOutput> open() {
    users.incrementAndGet();
    return model.newPredictor(new FrameTranslator(file.description()));
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      model.close();
    }
  }
}
