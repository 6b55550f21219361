package io.drover.navigation.onnx;

import com.google.protobuf.ByteString;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An ONNX network while it is written: inputs, constants, operators in the order of their
 * computation, outputs. Values are known by the names that its methods return.
 *
 * <p>Writes IR version 8 and operator set 17; the same calls give the same bytes. One thread.
 */
public final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final OnnxProto.GraphProto.Builder graph;
  private int values;

  public OnnxGraph(String name) {
    graph = OnnxProto.GraphProto.newBuilder().setName(name);
  }

  /** An input of floats; a dimension of −1 is open. */
  public String input(String name, long... dimensions) {
    graph.addInput(value(name, dimensions));
    return name;
  }

  /** A constant of floats (a weight), row-major. */
  public String floats(String name, float[] data, long... dimensions) {
    ByteBuffer bytes =
        ByteBuffer.allocate(data.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(data);
    return constant(name, FLOAT, bytes, dimensions);
  }

  /** A constant vector of integers: axes, starts, shapes. */
  public String integers(String name, long... data) {
    ByteBuffer bytes = ByteBuffer.allocate(data.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(data);
    return constant(name, INT64, bytes, data.length);
  }

  /** Applies an operator to values; returns the name of its result. */
  public String apply(String operator, List<String> inputs, OnnxAttribute... attributes) {
    return apply(operator, 1, inputs, attributes).get(0);
  }

  /** Applies an operator that has several results. */
  public List<String> apply(
      String operator, int results, List<String> inputs, OnnxAttribute... attributes) {
    OnnxProto.NodeProto.Builder node =
        OnnxProto.NodeProto.newBuilder().setOpType(operator).addAllInput(inputs);
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      outputs.add(operator + "_" + values++);
    }
    for (OnnxAttribute attribute : attributes) {
      node.addAttribute(attribute.proto());
    }
    graph.addNode(node.setName(outputs.get(0)).addAllOutput(outputs));
    return outputs;
  }

  /** Makes a value an output of floats under a name of its own; a dimension of −1 is open. */
  public void output(String name, String value, long... dimensions) {
    graph.addNode(
        OnnxProto.NodeProto.newBuilder()
            .setOpType("Identity")
            .setName(name)
            .addInput(value)
            .addOutput(name));
    graph.addOutput(value(name, dimensions));
  }

  /** The bytes of the file. */
  public byte[] toBytes() {
    return OnnxProto.ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .setProducerName("drover")
        .setGraph(graph)
        .addOpsetImport(
            OnnxProto.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
        .build()
        .toByteArray();
  }

  /**
   * Writes the file.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}
   */
  public void write(Path file) {
    try {
      Files.write(file, toBytes());
    } catch (IOException e) {
      throw new DroverException(
          ErrorCode.FILE_NOT_WRITABLE, file + " cannot be written: check the folder", e);
    }
  }

  private String constant(String name, int type, ByteBuffer bytes, long... dimensions) {
    OnnxProto.TensorProto.Builder tensor =
        OnnxProto.TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(ByteString.copyFrom(bytes));
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    graph.addInitializer(tensor);
    return name;
  }

  private static OnnxProto.ValueInfoProto value(String name, long... dimensions) {
    OnnxProto.TensorShapeProto.Builder shape = OnnxProto.TensorShapeProto.newBuilder();
    for (long dimension : dimensions) {
      OnnxProto.TensorShapeProto.Dimension.Builder open =
          OnnxProto.TensorShapeProto.Dimension.newBuilder();
      shape.addDim(dimension < 0 ? open : open.setDimValue(dimension));
    }
    return OnnxProto.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxProto.TypeProto.newBuilder()
                .setTensorType(
                    OnnxProto.TypeProto.Tensor.newBuilder().setElemType(FLOAT).setShape(shape)))
        .build();
  }
}
