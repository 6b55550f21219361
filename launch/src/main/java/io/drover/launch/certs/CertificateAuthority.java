package io.drover.launch.certs;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.rpc.TlsIdentity;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes certificates in a folder: {@code ca.pem} and {@code ca.key}, {@code NAME.pem} and {@code
 * NAME.key} for each process, and {@code revoked.txt}. Keys are of P-256, certificates signed with
 * ECDSA and SHA-256.
 */
public final class CertificateAuthority {
  private static final String NAME = "ca";
  private static final String SIGNATURE = "SHA256withECDSA";
  private static final Duration AUTHORITY_LASTS = Duration.ofDays(3650);

  /** Clocks of robots are not always right. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final int SERIAL_BITS = 120;

  private final Path folder;
  private final X509Certificate certificate;
  private final PrivateKey key;
  private final SecureRandom random = new SecureRandom();

  private CertificateAuthority(Path folder, X509Certificate certificate, PrivateKey key) {
    this.folder = folder;
    this.certificate = certificate;
    this.key = key;
  }

  /**
   * The authority of a folder, made if there is none yet.
   *
   * @throws DroverException {@code FILE_NOT_WRITABLE}, {@code MALFORMED_FILE} if its files are none
   */
  public static CertificateAuthority in(Path folder) {
    Path pem = folder.resolve(NAME + ".pem");
    Path keyFile = folder.resolve(NAME + ".key");
    if (Files.exists(pem) || Files.exists(keyFile)) {
      return new CertificateAuthority(
          folder, PemFiles.certificate(pem), PemFiles.privateKey(keyFile));
    }
    KeyPair pair = newPair();
    X500Principal self = new X500Principal("CN=Drover certificate authority");
    X509v3CertificateBuilder builder =
        builder(self, self, pair.getPublic(), AUTHORITY_LASTS, new SecureRandom());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    } catch (CertIOException e) {
      throw defect(e);
    }
    X509Certificate signed = signed(builder, pair.getPrivate());
    PemFiles.write(pem, signed, keyFile, pair.getPrivate());
    return new CertificateAuthority(folder, signed, pair.getPrivate());
  }

  /**
   * Makes {@code NAME.pem} and {@code NAME.key}.
   *
   * @param name of the process: a drone's or an edge server's id
   * @param hosts names and addresses by which others reach it; any for a drone, which nobody calls
   * @param lasts how long it counts
   * @throws DroverException {@code INVALID_ARGUMENT} if there is one of that name already
   */
  public void issue(String name, List<String> hosts, Duration lasts) {
    Path pem = folder.resolve(name + ".pem");
    if (name.equals(NAME) || Files.exists(pem)) {
      throw new DroverException(
          ErrorCode.INVALID_ARGUMENT,
          pem + " is there already: give another name, or --revoke " + name + " first");
    }
    KeyPair pair = newPair();
    X509v3CertificateBuilder builder =
        builder(
            certificate.getSubjectX500Principal(),
            new X500Principal("CN=" + name),
            pair.getPublic(),
            lasts,
            random);
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(
              new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth}));
      builder.addExtension(Extension.subjectAlternativeName, false, names(hosts));
    } catch (CertIOException e) {
      throw defect(e);
    }
    PemFiles.write(pem, signed(builder, key), folder.resolve(name + ".key"), pair.getPrivate());
  }

  /**
   * Lets a certificate count no longer, wherever {@code revoked.txt} is read, and moves its files
   * out of the way.
   *
   * @throws DroverException {@code FILE_NOT_READABLE} if there is none of that name
   */
  public void revoke(String name) {
    Path pem = folder.resolve(name + ".pem");
    X509Certificate gone = PemFiles.certificate(pem);
    String serial = gone.getSerialNumber().toString(16);
    PemFiles.append(TlsIdentity.in(folder, name).revoked(), serial + " " + name + "\n");
    PemFiles.move(pem, folder.resolve(name + "." + serial + ".revoked.pem"));
    PemFiles.move(
        folder.resolve(name + ".key"), folder.resolve(name + "." + serial + ".revoked.key"));
  }

  private static GeneralNames names(List<String> hosts) {
    return new GeneralNames(
        hosts.stream()
            .map(
                host ->
                    new GeneralName(
                        host.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }

  private static X509v3CertificateBuilder builder(
      X500Principal issuer,
      X500Principal subject,
      PublicKey subjectKey,
      Duration lasts,
      SecureRandom random) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
        Date.from(now.minus(BEFORE)),
        Date.from(now.plus(lasts)),
        subject,
        subjectKey);
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey by) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(by)));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw defect(e);
    }
  }

  private static KeyPair newPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw defect(e);
    }
  }

  private static DroverException defect(Exception e) {
    return new DroverException(ErrorCode.INTERNAL, "a certificate could not be made", e);
  }
}
