package io.drover.launch.policy;

import io.drover.core.config.ConfigReader;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.onnx.OnnxSignature;
import io.drover.onboard.scheduler.NeuralScheduler;
import io.drover.onboard.scheduler.PolicyDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A learnt scheduler: an ONNX network and what stands in the YAML beside it.
 *
 * @param name how errors and reports call it
 */
public record PolicyNetwork(String name, byte[] onnx, PolicyDescription description) {
  private static final String SHIPPED = "drover-scheduler";

  /** The network that Drover ships, made by {@code ./drover train scheduler}. */
  public static PolicyNetwork shipped() {
    return resource(PolicyNetwork.class, SHIPPED);
  }

  /**
   * A network in a jar.
   *
   * @param beside the class that {@code name.onnx} and {@code name.yaml} stand beside
   */
  public static PolicyNetwork resource(Class<?> beside, String name) {
    String yaml = new String(read(beside, name + ".yaml"), StandardCharsets.UTF_8);
    return new PolicyNetwork(
        name,
        read(beside, name + ".onnx"),
        ConfigReader.parse(name + ".yaml", yaml, PolicyDescription.DEFAULT));
  }

  /**
   * {@code file.onnx} with {@code file.yaml} beside it.
   *
   * @throws DroverException {@code FILE_NOT_READABLE}, {@code MALFORMED_FILE} or {@code
   *     INVALID_CONFIG}
   */
  public static PolicyNetwork load(Path file) {
    String name = file.getFileName().toString();
    Path sidecar = file.resolveSibling(name.replaceFirst("\\.onnx$", "") + ".yaml");
    byte[] onnx;
    try {
      onnx = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, "policy " + file + " cannot be read: check the path", e);
    }
    OnnxSignature unused = OnnxSignature.read("policy " + file, onnx);
    if (!Files.exists(sidecar)) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE,
          "policy "
              + file
              + " is described by "
              + sidecar
              + ", which is not there: keep the two that ./drover train scheduler wrote together");
    }
    return new PolicyNetwork(
        file.toString(), onnx, ConfigReader.read(sidecar, PolicyDescription.DEFAULT));
  }

  /** A scheduler of its own for one drone. */
  public NeuralScheduler scheduler(DecisionSpace space) {
    return new NeuralScheduler(name, onnx, description, space);
  }

  private static byte[] read(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new DroverException(
            ErrorCode.MISSING_DEPENDENCY,
            "no policy is built in: run ./drover train scheduler, then give --scheduler FILE");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, file + " in the jar cannot be read", e);
    }
  }
}
