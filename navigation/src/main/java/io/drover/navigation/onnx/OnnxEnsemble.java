package io.drover.navigation.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;

/** Several networks as one: all see the same inputs, and each output is the mean of theirs. */
public final class OnnxEnsemble {
  private OnnxEnsemble() {}

  /**
   * The bytes of the file.
   *
   * @param networks ONNX files whose inputs and outputs have the same names and dimensions
   */
  public static byte[] meanOf(List<byte[]> networks) {
    List<OnnxProto.ModelProto> models = networks.stream().map(OnnxEnsemble::parse).toList();
    OnnxProto.ModelProto first = models.get(0);
    OnnxProto.GraphProto.Builder graph =
        OnnxProto.GraphProto.newBuilder()
            .setName(first.getGraph().getName())
            .addAllInput(first.getGraph().getInputList())
            .addAllOutput(first.getGraph().getOutputList());
    for (int i = 0; i < models.size(); i++) {
      OnnxProto.GraphProto member = models.get(i).getGraph();
      if (!member.getInputList().equals(graph.getInputList())
          || !member.getOutputList().equals(graph.getOutputList())) {
        throw new IllegalArgumentException("networks of an ensemble take and give the same");
      }
      add(graph, member, prefix(i));
    }
    for (OnnxProto.ValueInfoProto output : first.getGraph().getOutputList()) {
      OnnxProto.NodeProto.Builder mean =
          OnnxProto.NodeProto.newBuilder()
              .setOpType("Mean")
              .setName(output.getName())
              .addOutput(output.getName());
      for (int i = 0; i < models.size(); i++) {
        mean.addInput(prefix(i) + output.getName());
      }
      graph.addNode(mean);
    }
    return first.toBuilder().setGraph(graph).build().toByteArray();
  }

  private static void add(
      OnnxProto.GraphProto.Builder graph, OnnxProto.GraphProto member, String prefix) {
    List<String> inputs =
        member.getInputList().stream().map(OnnxProto.ValueInfoProto::getName).toList();
    for (OnnxProto.TensorProto weight : member.getInitializerList()) {
      graph.addInitializer(weight.toBuilder().setName(prefix + weight.getName()));
    }
    for (OnnxProto.NodeProto node : member.getNodeList()) {
      List<String> from = new ArrayList<>();
      for (String input : node.getInputList()) {
        // an operator's input that is left out has no name
        from.add(input.isEmpty() || inputs.contains(input) ? input : prefix + input);
      }
      List<String> to = node.getOutputList().stream().map(output -> prefix + output).toList();
      graph.addNode(
          node.toBuilder()
              .setName(prefix + node.getName())
              .clearInput()
              .addAllInput(from)
              .clearOutput()
              .addAllOutput(to));
    }
  }

  private static String prefix(int member) {
    return "member" + (member + 1) + "_";
  }

  private static OnnxProto.ModelProto parse(byte[] onnx) {
    try {
      return OnnxProto.ModelProto.parseFrom(onnx);
    } catch (InvalidProtocolBufferException e) {
      throw new DroverException(
          ErrorCode.MALFORMED_FILE, "a network of the ensemble is not ONNX: learn it again", e);
    }
  }
}
