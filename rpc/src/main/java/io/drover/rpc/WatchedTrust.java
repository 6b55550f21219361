package io.drover.rpc;

import io.drover.rpc.RefusedCertificate.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom an authority has signed, and tells of the others: their handshake fails before there
 * is a call that could be answered. Any thread.
 */
final class WatchedTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager inner;
  private final Consumer<RefusedCertificate> refused;

  private WatchedTrust(X509ExtendedTrustManager inner, Consumer<RefusedCertificate> refused) {
    this.inner = inner;
    this.refused = refused;
  }

  /**
   * Trust in the certificates of a PEM file.
   *
   * @throws IllegalArgumentException if it has none
   */
  static WatchedTrust in(Path authority, Consumer<RefusedCertificate> refused) throws IOException {
    try (InputStream pem = Files.newInputStream(authority)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("ca" + count++, one);
      }
      if (count == 0) {
        throw new IllegalArgumentException(authority + " has no certificate");
      }
      return new WatchedTrust(managerOf(trusted), refused);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(authority + " has no certificate", e);
    }
  }

  private static X509ExtendedTrustManager managerOf(KeyStore trusted)
      throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager extended) {
        return extended;
      }
    }
    throw new GeneralSecurityException("this Java has no trust manager for X.509");
  }

  /** A check that may refuse. */
  private interface Check {
    void run() throws CertificateException;
  }

  private void watched(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      Optional<String> name =
          chain == null || chain.length == 0 ? Optional.empty() : RefusedCertificate.name(chain[0]);
      String message =
          "the certificate"
              + name.map(n -> " of " + RefusedCertificate.shown(n)).orElse("")
              + " is not of this server's authority, or not of this time: use one of ./drover certs";
      refused.accept(new RefusedCertificate(name, Problem.UNTRUSTED, message));
      throw e;
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    watched(chain, () -> inner.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    watched(chain, () -> inner.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    watched(chain, () -> inner.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    inner.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    inner.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    inner.checkServerTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return inner.getAcceptedIssuers();
  }
}
