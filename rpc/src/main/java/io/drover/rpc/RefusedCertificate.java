package io.drover.rpc;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * A client's certificate that a server did not accept.
 *
 * @param name common name of its subject; empty if it has none. Nobody vouches for it where the
 *     certificate is not trusted
 * @param message what the client is told, in one line
 */
public record RefusedCertificate(Optional<String> name, Problem problem, String message) {
  private static final int MOST_NAME = 64;

  /** What is wrong with it. */
  public enum Problem {
    /** It is on the authority's list of those that no longer count. */
    REVOKED,
    /** That list cannot be read. */
    UNCHECKED,
    /** Its subject has no common name. */
    UNNAMED,
    /** It is of another authority, or of another time. */
    UNTRUSTED
  }

  /** A name out of a certificate that nobody vouches for, fit for a message of one line. */
  static String shown(String name) {
    String line = name.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= MOST_NAME ? line : line.substring(0, MOST_NAME) + "…";
  }

  /** The common name of a certificate's subject. */
  static Optional<String> name(X509Certificate certificate) {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return Optional.of(part.getValue().toString());
        }
      }
    } catch (InvalidNameException e) {
      // as good as none
    }
    return Optional.empty();
  }
}
