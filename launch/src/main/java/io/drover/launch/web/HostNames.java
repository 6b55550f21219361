package io.drover.launch.web;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * By which names a server may be asked for. A page from elsewhere can have its own name resolved to
 * this machine, to read with its visitor's browser what is only for here; it cannot have an address
 * resolved.
 *
 * @param names in lower case
 * @param addresses whether any IP address will do
 * @param any whether anything will do
 */
record HostNames(Set<String> names, boolean addresses, boolean any) {
  static final HostNames LOCAL =
      new HostNames(Set.of("127.0.0.1", "localhost", "::1"), false, false);
  static final HostNames ANY = new HostNames(Set.of(), true, true);

  HostNames {
    names = Set.copyOf(names);
  }

  /** For a bound address: what is for this machine only is asked for by its own names only. */
  static HostNames of(String bound) {
    try {
      if (InetAddress.getByName(bound).isLoopbackAddress()) {
        return LOCAL.and(Set.of(bound));
      }
      String machine = InetAddress.getLocalHost().getHostName();
      return new HostNames(LOCAL.names, true, false).and(Set.of(bound, machine));
    } catch (UnknownHostException e) {
      return new HostNames(LOCAL.names, true, false).and(Set.of(bound));
    }
  }

  HostNames and(Set<String> more) {
    Set<String> all = new HashSet<>(names);
    more.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    return new HostNames(all, addresses, any);
  }

  /**
   * Whether a request is meant for this server.
   *
   * @param host the header, with or without a port; may be null
   */
  boolean admit(String host) {
    if (any) {
      return true;
    }
    if (host == null) {
      return false;
    }
    String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.endsWith("]")) {
      name = name.substring(1, name.length() - 1);
    }
    boolean address = NetUtil.isValidIpV4Address(name) || NetUtil.isValidIpV6Address(name);
    return names.contains(name) || (addresses && address);
  }
}
