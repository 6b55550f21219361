package io.drover.rpc;

import io.drover.core.error.DroverException;
import io.drover.rpc.RefusedCertificate.Problem;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Who calls, by the certificate that TLS has verified: the common name of its subject. Calls with a
 * revoked certificate, or one without a name, are refused with {@code UNAUTHENTICATED}.
 */
public final class PeerIdentity implements ServerInterceptor {
  private static final Context.Key<String> NAME = Context.key("peer-name");

  private final Revocations revoked;
  private final Consumer<RefusedCertificate> refused;

  /**
   * Names callers.
   *
   * @param refused told of those whose call is not let through
   */
  PeerIdentity(Revocations revoked, Consumer<RefusedCertificate> refused) {
    this.revoked = revoked;
    this.refused = refused;
  }

  /** The name of whoever makes the call that is being served; empty where there is no TLS. */
  public static Optional<String> current() {
    return Optional.ofNullable(NAME.get());
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    Optional<X509Certificate> certificate =
        certificate(call.getAttributes().get(Grpc.TRANSPORT_ATTR_SSL_SESSION));
    Optional<String> name = certificate.flatMap(RefusedCertificate::name);
    if (name.isEmpty()) {
      String message = "the certificate names nobody: use one of ./drover certs";
      return refuse(
          call,
          Status.UNAUTHENTICATED.withDescription(message),
          new RefusedCertificate(name, Problem.UNNAMED, message));
    }
    try {
      if (revoked.contain(certificate.get())) {
        String message = "the certificate of " + name.get() + " was revoked: ask for another one";
        return refuse(
            call,
            Status.UNAUTHENTICATED.withDescription(message),
            new RefusedCertificate(name, Problem.REVOKED, message));
      }
    } catch (DroverException e) {
      return refuse(
          call, RpcStatus.of(e), new RefusedCertificate(name, Problem.UNCHECKED, e.getMessage()));
    }
    Context named = Context.current().withValue(NAME, name.get());
    return Contexts.interceptCall(named, call, headers, next);
  }

  private <Q, A> ServerCall.Listener<Q> refuse(
      ServerCall<Q, A> call, Status status, RefusedCertificate certificate) {
    refused.accept(certificate);
    call.close(status, new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static Optional<X509Certificate> certificate(SSLSession session) {
    try {
      if (session != null && session.getPeerCertificates()[0] instanceof X509Certificate first) {
        return Optional.of(first);
      }
    } catch (SSLPeerUnverifiedException e) {
      // as good as none
    }
    return Optional.empty();
  }
}
