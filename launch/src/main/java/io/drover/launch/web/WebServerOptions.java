package io.drover.launch.web;

import io.drover.rpc.HostPort;
import java.util.Optional;
import java.util.Set;

/**
 * Where a {@link WebServer} listens, and for whom.
 *
 * @param at port 0 for any free one
 * @param anotherPort whether any free port will do if that one is taken
 * @param hosts by what names it may be asked for; what is asked for by another one is refused
 * @param certificate to speak TLS with; empty = unencrypted
 */
public record WebServerOptions(
    HostPort at, boolean anotherPort, HostNames hosts, Optional<WebCertificate> certificate) {
  /** For this machine only, on this port or any free one. */
  public static WebServerOptions onLoopback(int port) {
    return new WebServerOptions(HostPort.loopback(port), true, HostNames.LOCAL, Optional.empty());
  }

  /**
   * On an address that may be one for other machines, and on no other port than asked for. Those
   * ask for it by its address, by {@code localhost}, or by the machine's or the bound name.
   */
  public static WebServerOptions on(HostPort at) {
    return new WebServerOptions(at, false, HostNames.of(at.host()), Optional.empty());
  }

  /** The same, asked for by any name: for what no page from elsewhere may not read. */
  public WebServerOptions withAnyHost() {
    return new WebServerOptions(at, anotherPort, HostNames.ANY, certificate);
  }

  /** The same, asked for by these names as well. */
  public WebServerOptions withHosts(Set<String> more) {
    return new WebServerOptions(at, anotherPort, hosts.and(more), certificate);
  }

  /** Whether only this machine can reach it. */
  public boolean isLocal() {
    return !hosts.addresses();
  }

  /** The same, encrypted. */
  public WebServerOptions with(WebCertificate own) {
    return new WebServerOptions(at, anotherPort, hosts, Optional.of(own));
  }
}
