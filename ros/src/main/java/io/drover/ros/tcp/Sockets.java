package io.drover.ros.tcp;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses and connections. */
final class Sockets {
  private Sockets() {}

  /** A connection without delays; {@code timeoutSeconds} is for making it. */
  static Socket connect(String host, int port, double timeoutSeconds) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      socket.connect(new InetSocketAddress(host, port), (int) Math.ceil(timeoutSeconds * 1000));
      return socket;
    } catch (IOException | RuntimeException e) {
      close(socket);
      throw new IOException(host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // it is of no use any more
    }
  }

  /** What others should call this machine: as told, or the address that leads to the master. */
  static String host(Optional<String> told, URI master) {
    if (told.isPresent()) {
      return told.get();
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(master.getHost()), 11311));
      return socket.getLocalAddress().getHostAddress();
    } catch (IOException | RuntimeException e) {
      return InetAddress.getLoopbackAddress().getHostAddress();
    }
  }

  /** Where to listen: on loopback only if that is where others find us. */
  static InetAddress bindAddress(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() ? address : InetAddress.getByName("0.0.0.0");
    } catch (UnknownHostException e) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "ROS host \"" + host + "\" is unknown: set ROS_IP to an address of this machine",
          e);
    }
  }
}
