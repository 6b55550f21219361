package io.drover.telemetry.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which account uses which client id. Of two clients with the same id a broker throws the first
 * out, so that without this a drone could keep another one away. Any thread.
 */
final class ClientIds {
  /** A participant's own, whether it is there or not. */
  private static final Pattern RESERVED = Pattern.compile("drover/[^/]*/(?<participant>[^/]*)");

  private final Map<String, Use> uses = new HashMap<>();

  private record Use(String account, int connections) {}

  /** Takes an id for one more connection; false if it is another account's. */
  synchronized boolean take(String id, String account) {
    Matcher reserved = RESERVED.matcher(id);
    if (reserved.matches() && !reserved.group("participant").equals(account)) {
      return false;
    }
    Use use = uses.getOrDefault(id, new Use(account, 0));
    if (!use.account.equals(account)) {
      return false;
    }
    uses.put(id, new Use(account, use.connections + 1));
    return true;
  }

  /** Gives back what was taken. */
  synchronized void release(String id) {
    uses.computeIfPresent(
        id,
        (unused, use) -> use.connections == 1 ? null : new Use(use.account, use.connections - 1));
  }
}
