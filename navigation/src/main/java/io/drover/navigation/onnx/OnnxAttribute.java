package io.drover.navigation.onnx;

/** A constant of an operator: one integer, one real number or a list of integers. */
public final class OnnxAttribute {
  private static final int FLOAT = 1;
  private static final int INT = 2;
  private static final int INTS = 7;

  private final OnnxProto.AttributeProto proto;

  private OnnxAttribute(OnnxProto.AttributeProto.Builder proto) {
    this.proto = proto.build();
  }

  public static OnnxAttribute integer(String name, long value) {
    return new OnnxAttribute(named(name).setI(value).setType(INT));
  }

  public static OnnxAttribute real(String name, float value) {
    return new OnnxAttribute(named(name).setF(value).setType(FLOAT));
  }

  public static OnnxAttribute integers(String name, long... values) {
    OnnxProto.AttributeProto.Builder proto = named(name).setType(INTS);
    for (long value : values) {
      proto.addInts(value);
    }
    return new OnnxAttribute(proto);
  }

  OnnxProto.AttributeProto proto() {
    return proto;
  }

  private static OnnxProto.AttributeProto.Builder named(String name) {
    return OnnxProto.AttributeProto.newBuilder().setName(name);
  }
}
