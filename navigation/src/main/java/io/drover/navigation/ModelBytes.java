package io.drover.navigation;

import java.util.Arrays;
import java.util.Objects;

/**
 * A network on its way to another process.
 *
 * @param source how errors call it
 * @param onnx not to be modified
 * @param description its {@link ModelDescription} as YAML
 */
public record ModelBytes(String source, byte[] onnx, String description) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ModelBytes that
        && source.equals(that.source)
        && description.equals(that.description)
        && Arrays.equals(onnx, that.onnx);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, description, Arrays.hashCode(onnx));
  }

  @Override
  public String toString() {
    return source + ", " + onnx.length + " bytes";
  }
}
