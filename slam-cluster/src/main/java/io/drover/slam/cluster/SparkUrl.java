package io.drover.slam.cluster;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a cluster of Spark is.
 *
 * @param masters of a standalone cluster, HOST:PORT each; none if threads of this process are meant
 */
record SparkUrl(String url, List<String> masters) {
  private static final Pattern LOCAL = Pattern.compile("local(\\[([1-9]\\d{0,3}|\\*)])?");
  private static final Pattern STANDALONE =
      Pattern.compile("spark://([\\w.-]+:\\d{1,5}(,[\\w.-]+:\\d{1,5})*)");
  private static final int ANSWER_MILLIS = 5000;

  /**
   * Reads one.
   *
   * @throws DroverException {@code INVALID_ARGUMENT}
   */
  static SparkUrl of(String url) {
    if (LOCAL.matcher(url).matches()) {
      return new SparkUrl(url, List.of());
    }
    Matcher standalone = STANDALONE.matcher(url);
    if (!standalone.matches()) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          "'%s' is no cluster: give spark://HOST:PORT, or local[N] for N threads of this process"
              .formatted(url));
    }
    return new SparkUrl(url, Stream.of(standalone.group(1).split(",")).toList());
  }

  /**
   * Spark itself would look for a minute.
   *
   * @throws DroverException {@code UNREACHABLE} if no master listens
   */
  void requireAnswer() {
    if (!masters.isEmpty() && masters.stream().noneMatch(SparkUrl::answers)) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "nobody answers at " + url + ": start the cluster's master, or leave it out");
    }
  }

  private static boolean answers(String master) {
    int colon = master.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              master.substring(0, colon), Integer.parseInt(master.substring(colon + 1))),
          ANSWER_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
