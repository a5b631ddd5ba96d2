package dev.querytool.catalog;

import dev.querytool.sqlite.SqliteMemory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A full-text index over the names, words, comments and notes of one snapshot, in a private
 * database in memory. Not thread-safe.
 *
 * <p>What reaches the full-text engine are words and pairs of characters that we cut ourselves,
 * each in quotation marks that it cannot hold: no text can be taken for search syntax.
 */
final class SearchIndex implements AutoCloseable {

  private static final int MOST_TERMS = 256;

  private static final String CREATE =
      """
      CREATE VIRTUAL TABLE words USING fts5(
        name, words_for_it, comment, note,
        content = '',
        tokenize = "unicode61 categories 'L* N* M*'")
      """;

  private static final String INSERT =
      "INSERT INTO words(rowid, name, words_for_it, comment, note) VALUES (?, ?, ?, ?, ?)";

  private static final String SEARCH =
      "SELECT rowid, -bm25(words, 10, 8, 2, 2) AS nearness FROM words WHERE words MATCH ?";

  private final Connection database;
  private final List<SearchEntry> entries;

  private SearchIndex(Connection database, List<SearchEntry> entries) {
    this.database = database;
    this.entries = entries;
  }

  static SearchIndex of(CatalogSnapshot snapshot) throws SQLException {
    List<SearchEntry> entries = new ArrayList<>();
    for (TableMetadata table : snapshot.tables()) {
      SearchEntry ofTable = SearchEntry.of(table, snapshot.defaultSchema());
      entries.add(ofTable);
      table.fields().forEach(field -> entries.add(SearchEntry.of(ofTable, field)));
    }
    Connection database = SqliteMemory.open();
    try {
      fill(database, entries);
      return new SearchIndex(database, List.copyOf(entries));
    } catch (SQLException e) {
      database.close();
      throw e;
    }
  }

  /** Returns the nearest entries, nearest first. */
  List<SearchHit> search(String text, int limit) throws SQLException {
    SearchQuery query = SearchQuery.of(text, MOST_TERMS);
    if (query.terms().isEmpty()) {
      return List.of();
    }
    SearchRanking ranking = new SearchRanking(query);
    try (PreparedStatement statement = database.prepareStatement(SEARCH)) {
      statement.setString(1, expression(query));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ranking.add(entries.get(row.getInt(1)), row.getDouble(2));
        }
      }
    }
    return ranking.best(limit);
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private static String expression(SearchQuery query) {
    return query.terms().stream()
        .map(term -> '"' + term + '"' + (query.isPrefix(term) ? "*" : ""))
        .collect(Collectors.joining(" OR "));
  }

  private static void fill(Connection database, List<SearchEntry> entries) throws SQLException {
    database.setAutoCommit(false);
    try (Statement create = database.createStatement()) {
      create.execute(CREATE);
    }
    try (PreparedStatement insert = database.prepareStatement(INSERT)) {
      for (int i = 0; i < entries.size(); i++) {
        SearchEntry entry = entries.get(i);
        insert.setInt(1, i);
        insert.setString(2, joined(entry.name().indexTermsOfName()));
        insert.setString(3, joined(termsOf(entry.words())));
        insert.setString(4, joined(SearchText.of(entry.comment()).indexTerms()));
        insert.setString(5, joined(SearchText.of(entry.note()).indexTerms()));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    database.commit();
  }

  private static Set<String> termsOf(List<SearchName> words) {
    Set<String> terms = new LinkedHashSet<>();
    words.forEach(word -> terms.addAll(word.indexTermsOfName()));
    return terms;
  }

  private static String joined(Set<String> terms) {
    return String.join(" ", terms);
  }
}
