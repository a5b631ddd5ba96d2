package dev.querytool.store;

import dev.querytool.query.AuditBreak.Kind;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryBounds;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryStore;
import dev.querytool.vault.CredentialVault;
import dev.querytool.vault.MasterKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;

/** A chained history on a fresh store. */
abstract class ChainTestCase extends StoreTestCase {

  static final MasterKey KEY = MasterKey.of(() -> filled(1));
  static final MasterKey OTHER_KEY = MasterKey.of(() -> filled(2));
  static final HistoryBounds MANY = HistoryBounds.newest(100);

  CredentialVault vault;
  HistoryStore history;

  @BeforeEach
  void takeHistory() {
    vault = CredentialVault.create(store.credentials(), KEY, CLOCK);
    history = chained(store, KEY);
  }

  static HistoryStore chained(Store on, MasterKey key) {
    return on.history(CredentialVault.create(on.credentials(), key, CLOCK).subKeys());
  }

  void write(String connection, String... texts) {
    write(MANY, connection, texts);
  }

  void write(HistoryBounds bounds, String connection, String... texts) {
    history.write(Stream.of(texts).map(text -> entry(connection, text).build()).toList(), bounds);
  }

  /** Fails unless what is wrong shows at a row. */
  AuditReport broken(long sequence, Kind kind) {
    AuditReport report = history.verify();
    String found = report.firstBreak().map(each -> each.sequence() + " " + each.kind()).orElse("");
    if (!found.equals(sequence + " " + kind)) {
      throw new AssertionError("not " + sequence + " " + kind + " but " + report);
    }
    return report;
  }

  static HistoryEntry.Builder entry(String connection, String text) {
    return HistoryEntry.builder(NOW, connection, "default_user", text);
  }

  List<String> sequences() {
    return rows("SELECT sequence FROM query_history ORDER BY id");
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
