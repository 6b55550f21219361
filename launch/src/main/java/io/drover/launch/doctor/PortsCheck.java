package io.drover.launch.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ports that verbs listen on when none is given. */
final class PortsCheck implements Check {
  private static final Map<Integer, String> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put(1883, "./drover broker --bind 127.0.0.1:PORT");
    USUAL.put(41451, "./drover world --port PORT");
    USUAL.put(50051, "./drover edge --bind 127.0.0.1:PORT");
  }

  @Override
  public List<Finding> look() {
    return USUAL.entrySet().stream().map(each -> port(each.getKey(), each.getValue())).toList();
  }

  static Finding port(int port, String elsewhere) {
    String subject = "port " + port;
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return Finding.ok(subject, "free");
    } catch (IOException e) {
      return Finding.warning(
          subject,
          "somebody listens there already",
          "if that is not yours, take another one: " + elsewhere);
    }
  }
}
