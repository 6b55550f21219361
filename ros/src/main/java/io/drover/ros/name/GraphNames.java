package io.drover.ros.name;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A node's name, and what names mean to it: {@code /global}, {@code relative} to its namespace,
 * {@code ~private} to itself; then remapped, where both sides of a remapping mean the same.
 *
 * @param namespace begins with a slash and ends with one only if it is the root
 * @param node the node's full name
 * @param remaps from resolved names to resolved names
 */
public record GraphNames(String namespace, String node, Map<String, String> remaps) {
  private static final Pattern LEGAL = Pattern.compile("[~/A-Za-z][A-Za-z0-9_/]*");
  private static final Pattern BASE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  public GraphNames {
    remaps = Map.copyOf(remaps);
  }

  /**
   * The names of a node.
   *
   * @param namespace with or without a leading slash; empty is the root
   * @param name without slashes
   * @param remaps as people write them, not resolved
   * @throws DroverException {@code INVALID_ARGUMENT} if one is not legal
   */
  public static GraphNames of(String namespace, String name, Map<String, String> remaps) {
    if (!BASE.matcher(name).matches()) {
      throw illegal(name, "a node's name is letters, digits and underscores, a letter first");
    }
    String space = clean("/" + namespace);
    if (!LEGAL.matcher(space).matches()) {
      throw illegal(namespace, "a namespace is words between slashes");
    }
    GraphNames plain = new GraphNames(space, join(space, name), Map.of());
    Map<String, String> resolved = new HashMap<>();
    remaps.forEach((from, to) -> resolved.put(plain.resolve(from), plain.resolve(to)));
    return new GraphNames(space, plain.node, resolved);
  }

  /**
   * What a name means to this node.
   *
   * @throws DroverException {@code INVALID_ARGUMENT} if it is not legal
   */
  public String resolve(String name) {
    if (!LEGAL.matcher(name).matches() || name.equals("~")) {
      throw illegal(name, "names are words of letters, digits and underscores between slashes");
    }
    String full;
    if (name.startsWith("~")) {
      full = clean(node + "/" + name.substring(1));
    } else if (name.startsWith("/")) {
      full = clean(name);
    } else {
      full = join(namespace, clean(name));
    }
    return remaps.getOrDefault(full, full);
  }

  /** Without a slash at the end and without one beside another. */
  static String clean(String name) {
    String single = name.replaceAll("/+", "/");
    return single.length() > 1 && single.endsWith("/")
        ? single.substring(0, single.length() - 1)
        : single;
  }

  private static String join(String namespace, String name) {
    return namespace.equals("/") ? "/" + name : namespace + "/" + name;
  }

  private static DroverException illegal(String name, String rule) {
    return new DroverException(
        ErrorCode.INVALID_ARGUMENT, "\"" + name + "\" is no name in ROS: " + rule);
  }
}
