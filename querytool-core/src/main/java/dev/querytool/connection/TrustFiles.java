package dev.querytool.connection;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Certificates of authorities as files, for drivers that read them from nowhere else. They lie in a
 * temporary directory that only this user may enter and are deleted on closing. Safe for use by
 * many threads.
 */
final class TrustFiles implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrustFiles.class);

  /** The password of the key stores, which hold nothing but certificates. */
  static final String STORE_PASSWORD = "certificates";

  private final Map<String, Path> files = new HashMap<>();
  private @Nullable Path folder;
  private boolean closed;

  /** Returns a file with the text as it is. */
  Path pem(String caPem) {
    return file(caPem, ".pem", out -> out.write(caPem.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Returns a PKCS #12 key store with the certificates of the text. */
  Path keyStore(String caPem) {
    return file(caPem, ".p12", out -> writeStore(CertificatePem.certificates(caPem), out));
  }

  @Override
  public synchronized void close() {
    closed = true;
    files.values().forEach(TrustFiles::delete);
    files.clear();
    if (folder != null) {
      delete(folder);
    }
  }

  private synchronized Path file(String caPem, String ending, Content content) {
    if (closed) {
      throw ConnectionStateException.closed();
    }
    Path known = files.get(caPem + ending);
    if (known != null && Files.exists(known)) {
      return known;
    }
    try {
      Path written = write(ending, content);
      files.put(caPem + ending, written);
      return written;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the certificates of the authority into the temporary directory, where the"
              + " driver reads them; make java.io.tmpdir writable",
          e);
    }
  }

  private Path write(String ending, Content content) throws IOException {
    Path place = folder;
    if (place == null || !Files.exists(place)) {
      place = Files.createTempDirectory("querytool-ca", only("rwx------"));
      folder = place;
    }
    Path file = Files.createTempFile(place, "ca", ending, only("rw-------"));
    try (OutputStream out = Files.newOutputStream(file)) {
      content.writeTo(out);
    }
    return file;
  }

  private static void writeStore(List<X509Certificate> certificates, OutputStream out)
      throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate certificate : certificates) {
        store.setCertificateEntry("ca" + store.size(), certificate);
      }
      store.store(out, STORE_PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK cannot write a PKCS #12 key store", e);
    }
  }

  private static FileAttribute<?>[] only(String permissions) {
    boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.debug("{} stays, which holds nothing but certificates", path, e);
    }
  }

  /** What a file holds. */
  @FunctionalInterface
  private interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
