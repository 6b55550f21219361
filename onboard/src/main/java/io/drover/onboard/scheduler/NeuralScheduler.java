package io.drover.onboard.scheduler;

import ai.djl.engine.Engine;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A3D's neural scheduler: state → policy network → the most probable action.
 *
 * <p>The network takes {@code state} [1, features] and gives {@code probabilities} [1, actions],
 * and {@code values} [1, actions] if it predicts the QoN of the alternatives; its normalisation is
 * inside. Runs on ONNX Runtime with pinned buffers, because a decision must not cost what a frame
 * costs. One thread.
 */
public final class NeuralScheduler implements Scheduler {
  private static final String INPUT = "state";
  private static final String OUTPUT = "probabilities";
  private static final String VALUES = "values";

  private final DecisionSpace space;
  private final StateEncoding encoding;
  private final OrtSession session;
  private final float[] features;
  private final FloatBuffer state;
  private final FloatBuffer probabilities;
  private final FloatBuffer values;
  private final OnnxTensor stateTensor;
  private final Map<String, OnnxTensor> outputs = new HashMap<>();

  /**
   * A scheduler of a trained network.
   *
   * @param name how errors call the network
   * @param onnx the network
   * @throws DroverException {@code MODEL_MISMATCH} if the network is not such a policy or was
   *     trained for a decision space of another shape
   */
  public NeuralScheduler(
      String name, byte[] onnx, PolicyDescription description, DecisionSpace space) {
    if (!description.fits(space)) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH,
          ("policy %s chooses among %d resolutions × %d qualities × %d edges, not %d × %d × %d:"
                  + " train one for these")
              .formatted(
                  name,
                  description.resolutions(),
                  description.qualities(),
                  description.edges(),
                  space.resolutions().size(),
                  space.qualities().size(),
                  space.edges()));
    }
    this.space = space;
    this.encoding = description.encoding();
    this.features = new float[encoding.features(space.size())];
    this.state = directFloats(features.length);
    this.probabilities = directFloats(space.size());
    this.values = directFloats(space.size());
    // DJL sets up the runtime's threads; it must come before any other use of the environment
    Engine.getEngine("OnnxRuntime");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      this.session = checked(name, environment.createSession(onnx, options));
      this.stateTensor =
          OnnxTensor.createTensor(environment, state, new long[] {1, features.length});
      long[] shape = {1, space.size()};
      outputs.put(OUTPUT, OnnxTensor.createTensor(environment, probabilities, shape));
      if (session.getOutputNames().contains(VALUES)) {
        outputs.put(VALUES, OnnxTensor.createTensor(environment, values, shape));
      }
    } catch (OrtException e) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH, "policy " + name + " is not a usable ONNX network", e);
    }
  }

  private OrtSession checked(String name, OrtSession opened) throws OrtException {
    try {
      requireShape(name, opened);
      return opened;
    } catch (OrtException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private void requireShape(String name, OrtSession session) throws OrtException {
    if (!session.getInputNames().contains(INPUT) || !session.getOutputNames().contains(OUTPUT)) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH,
          "policy " + name + " needs an input '" + INPUT + "' and an output '" + OUTPUT + "'");
    }
    long[] in = ((TensorInfo) session.getInputInfo().get(INPUT).getInfo()).getShape();
    if (in.length != 2 || (in[1] != features.length && in[1] != -1)) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH,
          "policy %s takes %s, but the encoding '%s' gives [1, %d]: correct its sidecar"
              .formatted(name, Arrays.toString(in), encoding.label(), features.length));
    }
    long[] out = ((TensorInfo) session.getOutputInfo().get(OUTPUT).getInfo()).getShape();
    if (out.length != 2 || (out[1] != space.size() && out[1] != -1)) {
      throw new DroverException(
          ErrorCode.MODEL_MISMATCH,
          "policy %s gives %s, but there are %d actions: correct its sidecar or train it anew"
              .formatted(name, Arrays.toString(out), space.size()));
    }
  }

  @Override
  public Choice decide(DecisionState decisionState) {
    encoding.encode(decisionState, space, features, 0);
    state.put(0, features);
    try {
      session.run(Map.of(INPUT, stateTensor), Set.of(), outputs).close();
    } catch (OrtException e) {
      throw new DroverException(
          ErrorCode.INTERNAL, "the policy network failed: " + e.getMessage(), e);
    }
    double[] preferences = new double[space.size()];
    double[] predicted = new double[outputs.containsKey(VALUES) ? preferences.length : 0];
    int best = 0;
    for (int a = 0; a < preferences.length; a++) {
      preferences[a] = probabilities.get(a);
      if (preferences[a] > preferences[best]) {
        best = a;
      }
    }
    for (int a = 0; a < predicted.length; a++) {
      predicted[a] = values.get(a);
    }
    return new Choice(space.decision(best), preferences, predicted);
  }

  @Override
  public boolean watchesLink() {
    return true;
  }

  @Override
  public void close() {
    stateTensor.close();
    outputs.values().forEach(OnnxTensor::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new DroverException(ErrorCode.INTERNAL, "the policy network did not close", e);
    }
  }

  private static FloatBuffer directFloats(int count) {
    return ByteBuffer.allocateDirect(4 * count).order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
