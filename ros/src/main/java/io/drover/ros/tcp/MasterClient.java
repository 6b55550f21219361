package io.drover.ros.tcp;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.ros.xmlrpc.XmlRpcClient;
import io.drover.ros.xmlrpc.XmlRpcFault;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Asks the ROS master. Any thread. */
final class MasterClient {
  private static final double TIMEOUT_SECONDS = 5;

  private final URI master;
  private final String caller;
  private final XmlRpcClient client = new XmlRpcClient(TIMEOUT_SECONDS);

  MasterClient(URI master, String caller) {
    this.master = master;
    this.caller = caller;
  }

  URI uri() {
    return master;
  }

  /**
   * Calls a method of the master.
   *
   * @return the value, or empty if the master says that it did not succeed
   * @throws IOException if it does not answer, or not as a master does
   */
  Optional<Object> ask(String method, Object... arguments) throws IOException {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.add(0, caller);
    try {
      return unpack(client.call(master, method, all));
    } catch (XmlRpcFault e) {
      throw new IOException(method + " failed: " + e.getMessage(), e);
    }
  }

  /**
   * The same for callers who cannot go on without.
   *
   * @throws DroverException {@code UNREACHABLE} if it does not answer
   */
  Optional<Object> require(String method, Object... arguments) {
    try {
      return ask(method, arguments);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  /**
   * The topics that somebody publishes, with the names of their types.
   *
   * @throws DroverException {@code UNREACHABLE} if it does not answer
   */
  SortedMap<String, String> publishedTopics() {
    SortedMap<String, String> topics = new TreeMap<>();
    if (require("getPublishedTopics", "").orElse(List.of()) instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof List<?> pair && pair.size() == 2) {
          topics.put(pair.get(0).toString(), pair.get(1).toString());
        }
      }
    }
    return topics;
  }

  DroverException unreachable(IOException cause) {
    return new DroverException(
        ErrorCode.UNREACHABLE,
        "no ROS master answers at " + master + ": start roscore, or set ROS_MASTER_URI",
        cause);
  }

  /** The value of an answer, which is a code (1 is success), a text and the value. */
  static Optional<Object> unpack(Object answer) throws IOException {
    if (answer instanceof List<?> list && list.size() == 3 && list.get(0) instanceof Integer code) {
      return code == 1 ? Optional.of(list.get(2)) : Optional.empty();
    }
    throw new IOException("an answer is not that of a ROS master or node");
  }
}
