package io.drover.airsim.rpc;

import java.util.ArrayList;
import java.util.List;

/** A method and its arguments, on the way to a server. */
public final class RpcCall {
  private final String method;
  private final List<Encodable> arguments = new ArrayList<>();

  private RpcCall(String method) {
    this.method = method;
  }

  public static RpcCall to(String method) {
    return new RpcCall(method);
  }

  public <T> RpcCall with(WireType<T> type, T value) {
    arguments.add(Encodable.of(type, value));
    return this;
  }

  public RpcCall text(String value) {
    return with(WireType.TEXT, value);
  }

  public RpcCall flag(boolean value) {
    return with(WireType.BOOL, value);
  }

  public RpcCall whole(int value) {
    return with(WireType.INT, value);
  }

  public RpcCall real(double value) {
    return with(WireType.FLOAT, value);
  }

  String method() {
    return method;
  }

  List<Encodable> arguments() {
    return arguments;
  }
}
