package io.drover.edge;

import io.drover.rpc.RefusedCertificate;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who was not let in.
 *
 * @param claimed the drone that it says to be; empty where nobody listened so far
 * @param certified whose certificate it showed; empty if none, or without a name. Not verified if
 *     {@code UNTRUSTED}
 * @param message the line that it was told, or would have been if it spoke our protocol
 */
public record Refusal(
    Optional<String> claimed, Optional<String> certified, Reason reason, String message) {
  /** Why. */
  public enum Reason {
    /** The edge serves as many drones as it may. */
    FULL,
    /** The edge is shutting down. */
    DRAINING,
    /** Its certificate is that of another. */
    IMPOSTOR,
    /** Its certificate was revoked. */
    REVOKED,
    /** Whether its certificate was revoked cannot be told. */
    UNCHECKED,
    /** Its certificate names nobody. */
    UNNAMED,
    /** Its certificate is of another authority, or of another time. */
    UNTRUSTED;

    /** The name in metrics and audits. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Refusal of(RefusedCertificate certificate) {
    Reason reason =
        switch (certificate.problem()) {
          case REVOKED -> Reason.REVOKED;
          case UNCHECKED -> Reason.UNCHECKED;
          case UNNAMED -> Reason.UNNAMED;
          case UNTRUSTED -> Reason.UNTRUSTED;
        };
    return new Refusal(Optional.empty(), certificate.name(), reason, certificate.message());
  }
}
