package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates in PEM form, and nothing else. */
final class CertificatePem {

  private static final int LONGEST = 1_000_000;
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final Pattern BLOCK = Pattern.compile(BEGIN + "([A-Za-z0-9+/=\\s]+)" + END);

  private CertificatePem() {}

  /**
   * Reads a text and writes only its certificates.
   *
   * @throws ValidationException if it holds none, a broken one or a private key
   */
  static String checked(String text) {
    if (text.contains("PRIVATE KEY")) {
      throw new ValidationException(
          "the text given as certificate authority holds a private key, which must stay on the"
              + " server; give the certificates only, from BEGIN CERTIFICATE to END CERTIFICATE");
    }
    StringBuilder pem = new StringBuilder();
    for (X509Certificate certificate : certificates(text)) {
      pem.append(BEGIN).append('\n').append(base64(certificate)).append('\n');
      pem.append(END).append('\n');
    }
    return pem.toString();
  }

  /**
   * Reads the certificates of a text.
   *
   * @throws ValidationException if it holds none or a broken one
   */
  static List<X509Certificate> certificates(String text) {
    List<X509Certificate> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text.length() > LONGEST ? "" : text);
    while (block.find()) {
      found.add(certificate(block.group(1)));
    }
    if (found.isEmpty() || found.size() != text.split(BEGIN, -1).length - 1) {
      throw unreadable();
    }
    return found;
  }

  /** Returns the SHA-256 of a text, in hexadecimal digits. */
  static String digest(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static X509Certificate certificate(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | IllegalArgumentException e) {
      throw unreadable();
    }
  }

  private static String base64(X509Certificate certificate) {
    try {
      byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
      return Base64.getMimeEncoder(64, lineEnd).encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw unreadable();
    }
  }

  private static ValidationException unreadable() {
    return new ValidationException(
        "the text given as certificate authority is not one or more X.509 certificates in PEM"
            + " form; give the content of the server's ca.pem, from BEGIN CERTIFICATE to END"
            + " CERTIFICATE");
  }
}
