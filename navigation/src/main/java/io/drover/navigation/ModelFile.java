package io.drover.navigation;

import io.drover.core.config.ConfigReader;
import io.drover.core.config.ConfigWriter;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.onnx.OnnxSignature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A network's bytes and their description, known to fit each other.
 *
 * @param source how errors call it
 * @param priorFidelity what was measured of it on earlier flights
 */
record ModelFile(
    String source, byte[] onnx, ModelDescription description, FidelityPrior priorFidelity) {
  private static final String DESCRIPTION = ".yaml";
  private static final String FIDELITY = ".fidelity.csv";
  private static final List<ModelDescription> KNOWN =
      List.of(ModelDescription.drover(), ModelDescription.dronet());

  /** Reads a network and the {@code .yaml} beside it; without one, a shape that is known. */
  static ModelFile read(Path file) {
    byte[] onnx;
    try {
      onnx = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_READABLE, file + " cannot be read: check the path and its rights", e);
    }
    Path sidecar = beside(file, DESCRIPTION);
    Path fidelity = beside(file, FIDELITY);
    return of(
            file.toString(),
            onnx,
            Files.exists(sidecar)
                ? Optional.of(ConfigReader.read(sidecar, ModelDescription.drover()))
                : Optional.empty())
        .with(Files.exists(fidelity) ? FidelityPriorCsv.read(fidelity) : FidelityPrior.UNKNOWN);
  }

  /** Reads a network and its description from the class path, where they lie beside this class. */
  static ModelFile resource(String name) {
    String yaml = text(beside(Path.of(name), DESCRIPTION).toString());
    String fidelity = beside(Path.of(name), FIDELITY).toString();
    ModelDescription description = ConfigReader.parse(name, yaml, ModelDescription.drover());
    return of(name, bytes(name), Optional.of(description))
        .with(FidelityPriorCsv.parse(fidelity, text(fidelity)));
  }

  /** A network that another process sent; of its fidelity nothing is known here. */
  static ModelFile of(ModelBytes bytes) {
    return of(
        bytes.source(),
        bytes.onnx(),
        Optional.of(
            ConfigReader.parse(bytes.source(), bytes.description(), ModelDescription.drover())));
  }

  ModelBytes bytes() {
    return new ModelBytes(source, onnx, ConfigWriter.toYaml(description));
  }

  private ModelFile with(FidelityPrior prior) {
    return new ModelFile(source, onnx, description, prior);
  }

  private static String text(String resource) {
    return new String(bytes(resource), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = ModelFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new DroverException(
            ErrorCode.MISSING_DEPENDENCY,
            resource + " is not on the class path: build with ./drover, or give --model a file");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new DroverException(ErrorCode.INTERNAL, resource + " cannot be read from the jar", e);
    }
  }

  /** {@code nets/a.onnx} → {@code nets/a.yaml}, with that ending. */
  static Path beside(Path file, String ending) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ending);
  }

  static ModelFile of(String source, byte[] onnx, Optional<ModelDescription> given) {
    OnnxSignature signature = OnnxSignature.read(source, onnx);
    if (given.isPresent()) {
      mismatch(signature, given.get())
          .ifPresent(
              problem -> {
                throw refuse(source, signature, problem + ": correct its .yaml file");
              });
      return new ModelFile(source, onnx, given.get(), FidelityPrior.UNKNOWN);
    }
    return KNOWN.stream()
        .filter(known -> mismatch(signature, known).isEmpty())
        .findFirst()
        .map(known -> new ModelFile(source, onnx, known, FidelityPrior.UNKNOWN))
        .orElseThrow(
            () ->
                refuse(
                    source,
                    signature,
                    "no known network does: write a .yaml file beside it with input,"
                        + " steering_output, collision_output, full_side, scale and crop"));
  }

  /** Tells networks apart, and one network under two descriptions: 64 hexadecimal digits. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(onnx);
      sha.update(ConfigWriter.toYaml(description).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new DroverException(ErrorCode.INTERNAL, "this Java has no SHA-256", e);
    }
  }

  private static DroverException refuse(String source, OnnxSignature signature, String problem) {
    return new DroverException(ErrorCode.MODEL_MISMATCH, source + " " + signature + "; " + problem);
  }

  private static Optional<String> mismatch(OnnxSignature signature, ModelDescription description) {
    Optional<OnnxSignature.Port> input = signature.input(description.input());
    if (signature.inputs().size() != 1 || input.isEmpty()) {
      return Optional.of("the description wants one input '" + description.input() + "'");
    }
    for (String output : List.of(description.steeringOutput(), description.collisionOutput())) {
      if (signature.output(output).isEmpty()) {
        return Optional.of("the description wants an output '" + output + "'");
      }
    }
    List<Long> dimensions = input.get().dimensions();
    long[] wanted = description.inputShape(description.inputSide().orElse(-1));
    boolean fits = dimensions.size() == wanted.length;
    for (int i = 0; fits && i < wanted.length; i++) {
      // an open batch or channel takes any number; an open side is a size that may vary
      boolean side = wanted[i] != 1;
      fits = dimensions.get(i) == wanted[i] || dimensions.get(i) < 0 && (!side || wanted[i] > 0);
    }
    return fits
        ? Optional.empty()
        : Optional.of(
            description.inputSide().isPresent()
                ? "the description wants one grey image of side " + description.inputSide().get()
                : "the description wants one grey image of any side; give input_side if it is one");
  }
}
