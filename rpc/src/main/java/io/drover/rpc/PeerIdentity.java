package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who calls, by the certificate that TLS has verified: the common name of its subject. Calls with a
 * revoked certificate, or one without a name, are refused with {@code UNAUTHENTICATED}.
 */
public final class PeerIdentity implements ServerInterceptor {
  private static final Context.Key<String> NAME = Context.key("peer-name");

  private final Revocations revoked;

  PeerIdentity(Revocations revoked) {
    this.revoked = revoked;
  }

  /** The name of whoever makes the call that is being served; empty where there is no TLS. */
  public static Optional<String> current() {
    return Optional.ofNullable(NAME.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    SSLSession session = call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    Status refusal;
    try {
      X509Certificate certificate = certificate(session);
      if (!revoked.contain(certificate)) {
        Context named = Context.current().withValue(NAME, name(certificate));
        return Contexts.interceptCall(named, call, headers, next);
      }
      refusal =
          Status.UNAUTHENTICATED.withDescription(
              "the certificate of " + name(certificate) + " was revoked: ask for another one");
    } catch (SSLPeerUnverifiedException | InvalidNameException e) {
      refusal =
          Status.UNAUTHENTICATED
              .withDescription("the certificate names nobody: use one of ./drover certs")
              .withCause(e);
    } catch (DroverException e) {
      refusal = RpcStatus.of(e);
    }
    call.close(refusal, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static X509Certificate certificate(SSLSession session) throws SSLPeerUnverifiedException {
    if (session != null) {
      Certificate[] chain = session.getPeerCertificates();
      if (chain.length > 0 && chain[0] instanceof X509Certificate certificate) {
        return certificate;
      }
    }
    throw new SSLPeerUnverifiedException("no certificate");
  }

  private static String name(X509Certificate certificate) throws InvalidNameException {
    for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
      if (part.getType().equalsIgnoreCase("CN")) {
        return part.getValue().toString();
      }
    }
    throw new InvalidNameException("no common name");
  }
}
