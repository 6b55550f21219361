package io.drover.navigation.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a network takes and gives, as its file says.
 *
 * @param inputs without the weights
 */
public record OnnxSignature(List<Port> inputs, List<Port> outputs) {
  public OnnxSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One tensor that goes in or comes out.
   *
   * @param dimensions −1 where the file leaves a dimension open
   */
  public record Port(String name, List<Long> dimensions) {
    public Port {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public String toString() {
      return dimensions.stream()
          .map(d -> d < 0 ? "any" : String.valueOf(d))
          .collect(Collectors.joining("×", name + " [", "]"));
    }
  }

  /**
   * Reads the bytes of an ONNX file.
   *
   * @param source how an error calls them
   * @throws DroverException {@code MALFORMED_FILE} if they are not ONNX
   */
  public static OnnxSignature read(String source, byte[] onnx) {
    OnnxProto.GraphProto graph;
    try {
      graph = OnnxProto.ModelProto.parseFrom(onnx).getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw notOnnx(source, e);
    }
    if (graph.getNodeCount() == 0) {
      throw notOnnx(source, null);
    }
    List<String> weights =
        graph.getInitializerList().stream().map(OnnxProto.TensorProto::getName).toList();
    return new OnnxSignature(
        graph.getInputList().stream()
            .filter(input -> !weights.contains(input.getName()))
            .map(OnnxSignature::port)
            .toList(),
        graph.getOutputList().stream().map(OnnxSignature::port).toList());
  }

  /** The input of a name. */
  public Optional<Port> input(String name) {
    return inputs.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  /** The output of a name. */
  public Optional<Port> output(String name) {
    return outputs.stream().filter(port -> port.name().equals(name)).findFirst();
  }

  /** {@code takes img [any×1×200×200] and gives steer [any×1], coll [any×1]}. */
  @Override
  public String toString() {
    return "takes " + list(inputs) + " and gives " + list(outputs);
  }

  private static String list(List<Port> ports) {
    return ports.isEmpty()
        ? "nothing"
        : ports.stream().map(Port::toString).collect(Collectors.joining(", "));
  }

  private static Port port(OnnxProto.ValueInfoProto value) {
    return new Port(
        value.getName(),
        value.getType().getTensorType().getShape().getDimList().stream()
            .map(d -> d.hasDimValue() && d.getDimValue() > 0 ? d.getDimValue() : -1L)
            .toList());
  }

  private static DroverException notOnnx(String source, Throwable cause) {
    return new DroverException(
        ErrorCode.MALFORMED_FILE, source + " is not an ONNX network: export it again", cause);
  }
}
