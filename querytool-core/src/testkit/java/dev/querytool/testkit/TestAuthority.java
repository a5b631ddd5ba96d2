package dev.querytool.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate authority of a test, made with the JDK's keytool. */
public final class TestAuthority {

  /** A server's certificate and key, as files. */
  public record Identity(Path certificate, Path key) {}

  private static final String PASSWORD = "changeit";

  private final Path folder;
  private final Path keys;

  private TestAuthority(Path folder, String name) {
    this.folder = folder;
    this.keys = folder.resolve(name + ".p12");
  }

  /** Makes an authority whose files lie in a folder. */
  public static TestAuthority create(Path folder, String name) {
    TestAuthority authority = new TestAuthority(folder, name);
    authority.keytool("-alias", "ca", "-dname", "CN=" + name, "-ext", "bc:c");
    return authority;
  }

  /** Returns the authority's own certificate. */
  public String pem() {
    return read("ca", "CERTIFICATE");
  }

  /** Issues a certificate for the names, such as {@code dns:localhost,ip:127.0.0.1}. */
  public Identity issue(String server, String names) {
    return issued(server, names, "-0d");
  }

  /** Issues a certificate that was valid for one day, ten days ago. */
  public Identity issueExpired(String server, String names) {
    return issued(server, names, "-10d", "-validity", "1");
  }

  private Identity issued(String server, String names, String start, String... more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-alias",
                server,
                "-dname",
                "CN=server",
                "-ext",
                "san=" + names,
                "-signer",
                "ca",
                "-startdate",
                start));
    options.addAll(List.of(more));
    keytool(options.toArray(String[]::new));
    try {
      Path certificate = folder.resolve(server + "-cert.pem");
      Path key = folder.resolve(server + "-key.pem");
      Files.writeString(certificate, read(server, "CERTIFICATE"));
      Files.writeString(key, read(server, "PRIVATE KEY"));
      return new Identity(certificate, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String alias, String what) {
    try (InputStream in = Files.newInputStream(keys)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      byte[] der =
          what.equals("CERTIFICATE")
              ? store.getCertificate(alias).getEncoded()
              : store.getKey(alias, PASSWORD.toCharArray()).getEncoded();
      byte[] lineEnd = "\n".getBytes(StandardCharsets.US_ASCII);
      String text = Base64.getMimeEncoder(64, lineEnd).encodeToString(der);
      return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keytool(String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA"));
    command.addAll(List.of(options));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
