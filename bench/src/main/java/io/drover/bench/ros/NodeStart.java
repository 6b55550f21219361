package io.drover.bench.ros;

import io.drover.ros.xmlrpc.XmlRpcClient;
import io.drover.ros.xmlrpc.XmlRpcFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How soon a master knows a node that a user's command has started. */
final class NodeStart {
  private static final String NAME = "/edge_server";

  private final String command;
  private final URI master;
  private final XmlRpcClient client = new XmlRpcClient(5);

  /**
   * Of the edge server's node.
   *
   * @param home where the {@code drover} script lies
   */
  NodeStart(Path home, URI master) {
    this.command = home.resolve("drover").toString();
    this.master = master;
  }

  /** From the command's start until the master knows the node, seconds; ends the node again. */
  double seconds() {
    long began = System.nanoTime();
    Process process =
        started(
            "node", "edge_server", "__master:=" + master, "__ip:=127.0.0.1", "_bind:=127.0.0.1:0");
    try {
      Waiting.until("a node that " + command + " starts", this::isKnown);
      return (System.nanoTime() - began) * 1e-9;
    } finally {
      process.destroy();
      process.onExit().join();
    }
  }

  /** Lets the command build what has changed, if anything. */
  void prepare() {
    started("--version").onExit().join();
  }

  private Process started(String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    words.add(0, command);
    try {
      return new ProcessBuilder(words)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(command + " could not be started", e);
    }
  }

  private boolean isKnown() {
    try {
      List<?> reply = (List<?>) client.call(master, "lookupNode", List.of("/bench", NAME));
      return reply.get(0).equals(1);
    } catch (XmlRpcFault | IOException e) {
      throw new IllegalStateException("the master does not answer", e);
    }
  }
}
