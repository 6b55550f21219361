package io.drover.ros.xmlrpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketException;
import java.net.URI;
import java.util.List;

/** Calls methods of masters and nodes, one connection each. Any thread. */
public final class XmlRpcClient {
  /** Answers longer than this are cut, and then no XML. */
  static final int LONGEST_BYTES = 16 << 20;

  /** Python's servers drop one of some thousand connections; calls of ROS may be repeated. */
  private static final int ATTEMPTS = 3;

  private final int timeoutMillis;

  /**
   * @param timeoutSeconds for connecting, and again for every silence of the other side (&gt; 0)
   */
  public XmlRpcClient(double timeoutSeconds) {
    timeoutMillis = (int) Math.ceil(timeoutSeconds * 1000);
  }

  /**
   * Calls a method.
   *
   * @throws IOException if nobody answers
   * @throws XmlRpcFault if the answer is a failure
   */
  public Object call(URI server, String method, List<?> parameters)
      throws IOException, XmlRpcFault {
    byte[] body = XmlRpcWriter.call(method, parameters);
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange(server, body);
      } catch (ConnectException e) {
        throw e;
      } catch (SocketException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Object exchange(URI server, byte[] body) throws IOException, XmlRpcFault {
    HttpURLConnection connection;
    try {
      connection = (HttpURLConnection) server.resolve("/").toURL().openConnection(Proxy.NO_PROXY);
    } catch (IllegalArgumentException | ClassCastException e) {
      throw new IOException(server + " is no address of HTTP", e);
    }
    connection.setConnectTimeout(timeoutMillis);
    connection.setReadTimeout(timeoutMillis);
    connection.setRequestMethod("POST");
    connection.setRequestProperty("Content-Type", "text/xml");
    // a server that restarted meanwhile would be met on a connection that is dead
    connection.setRequestProperty("Connection", "close");
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = connection.getOutputStream()) {
      out.write(body);
    }
    try (InputStream in = connection.getInputStream()) {
      return XmlRpcReader.answer(in.readNBytes(LONGEST_BYTES));
    }
  }
}
