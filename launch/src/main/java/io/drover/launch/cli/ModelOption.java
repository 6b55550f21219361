package io.drover.launch.cli;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.navigation.OnnxNavigationModel;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --model}: a navigation network in place of the shipped one. */
public final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE.onnx",
      description = "another navigation network (default: the shipped one)")
  private Optional<Path> file = Optional.empty();

  /** What was given. */
  Optional<Path> file() {
    return file;
  }

  /** What was given, or what a configuration names. */
  Optional<String> or(Optional<String> configured) {
    return file.map(Path::toString).or(() -> configured);
  }

  /** The network to be used; the caller closes it. */
  OnnxNavigationModel load() {
    return file.map(ModelOption::load).orElseGet(OnnxNavigationModel::shipped);
  }

  /** The network of a file that {@code --model} names; the caller closes it. */
  public static OnnxNavigationModel load(Path file) {
    if (file.toString().endsWith(".yaml")) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "--model: " + file + " only describes a network: give the .onnx file beside it");
    }
    return OnnxNavigationModel.load(file);
  }
}
