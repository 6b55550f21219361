package io.drover.ros.xmlrpc;

/** The other side answered that it failed, or answered what is not XML-RPC. */
public final class XmlRpcFault extends Exception {
  private static final long serialVersionUID = 1L;

  public XmlRpcFault(String message) {
    super(message);
  }
}
