package dev.querytool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.query.AuditHead;
import dev.querytool.query.AuditReport;
import dev.querytool.query.HistoryEntry;
import dev.querytool.query.HistoryFilter;
import dev.querytool.vault.CredentialException;
import dev.querytool.vault.MasterKey;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryToolAuditTest {

  @TempDir private Path directory;
  private Path file;
  private String url = "unset";

  @BeforeEach
  void makeDatabase() {
    file = directory.resolve("store.db");
    SourceFile source =
        SourceFile.create(directory.resolve("source.db"), "CREATE TABLE t (id INTEGER)");
    url = "sqlite:" + source.path();
  }

  @Test
  void chainsItsHistoryFromTheFirstRunOn() {
    try (QueryTool tool = QueryTool.open(file)) {
      tool.connections().register("shop", url);
      run(tool, 3);

      assertThat(tool.history().verify().rows()).isEqualTo(3);
    }
    try (QueryTool again = QueryTool.open(file)) {
      run(again, 1);
      assertThat(again.history().verify().isIntact()).isTrue();
      assertThat(again.history().verify().rows()).isEqualTo(4);
    }
  }

  @Test
  void keepsAHistoryWithoutAKeyAndSaysThatNobodyCanCheckIt() {
    try (QueryTool tool = QueryTool.builder().store(file).open()) {
      tool.connections().register("shop", url);
      run(tool, 2);

      AuditReport report = tool.history().verify();
      assertThat(report.state()).isEqualTo(AuditReport.State.UNCHAINED);
      assertThat(report.unchained()).isEqualTo(2);
      assertThat(tool.history().count(HistoryFilter.all())).isEqualTo(2);
    }
  }

  @Test
  void isOneChainThoughTwoToolsAskAtOnce() throws InterruptedException {
    try (QueryTool one = QueryTool.open(file)) {
      one.connections().register("shop", url);
      run(one, 1);
      try (QueryTool other = QueryTool.open(file)) {
        Thread beside = new Thread(() -> run(other, 40));
        beside.start();
        run(one, 40);
        beside.join();
      }

      AuditReport report = one.history().verify();
      assertThat(report.isIntact()).as(report.toString()).isTrue();
      assertThat(report.rows()).isEqualTo(81);
    }
  }

  @Test
  void tellsItsAnchorWhenItIsClosed() {
    List<AuditHead> heads = Collections.synchronizedList(new ArrayList<>());
    try (QueryTool tool = builder().auditAnchor(heads::add, 1_000, Duration.ofHours(1)).open()) {
      tool.connections().register("shop", url);
      run(tool, 3);
    }

    assertThat(heads).extracting(AuditHead::sequence).containsExactly(3L);
    try (QueryTool tool = builder().open()) {
      assertThat(tool.history().verify(heads.get(0)).isIntact()).isTrue();
    }
  }

  @Test
  void keepsTextsWithoutLiteralsIfAskedTo() {
    try (QueryTool tool =
        builder().historyWithoutLiterals().historyMaxAge(Duration.ofDays(1)).open()) {
      tool.connections().register("shop", url);
      tool.queries().on("shop").sql("SELECT 'secret', id FROM t").run();

      assertThat(tool.history().list(HistoryFilter.all()))
          .extracting(HistoryEntry::text)
          .containsExactly("SELECT ?, id FROM t");
    }
  }

  @Test
  void keepsCredentialsAndChainUnderANewMasterKey() {
    String id;
    try (QueryTool tool = builder().open()) {
      tool.connections().register("shop", url);
      run(tool, 1);
      id = tool.credentials().store("openai", "", Secret.of("x")).id();

      tool.rotateMasterKey(RotatingProcess.key(2));

      run(tool, 1);
      assertThat(tool.history().verify().rows()).isEqualTo(2);
    }
    try (QueryTool late = builder().open()) {
      assertThatThrownBy(() -> late.history().verify()).isInstanceOf(CredentialException.class);
      assertThatThrownBy(() -> late.credentials().open(id)).isInstanceOf(CredentialException.class);
    }
    try (QueryTool again =
        QueryTool.builder().store(file).masterKey(RotatingProcess.key(2)).open()) {
      assertThat(again.history().verify().isIntact()).isTrue();
      assertThat(again.credentials().open(id)).isEqualTo(Secret.of("x"));
    }
  }

  private QueryToolBuilder builder() {
    MasterKey key = RotatingProcess.key(1);
    return QueryTool.builder().store(file).masterKey(key);
  }

  private static void run(QueryTool tool, int times) {
    for (int i = 0; i < times; i++) {
      tool.queries().on("shop").sql("SELECT " + i).run();
    }
  }
}
