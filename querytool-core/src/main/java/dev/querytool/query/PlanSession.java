package dev.querytool.query;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks about a query in its own session, where a stop meets each question. One thread's. */
final class PlanSession implements Planning.Session {

  private final Plan plan;
  private final @Nullable String other;
  private final Connection connection;
  private final RunningQuery query;
  private final SessionCancellation stop;
  private final List<String> notes = new ArrayList<>();

  PlanSession(Plan plan, Connection connection, RunningQuery query, SessionCancellation stop) {
    this(plan, null, connection, query, stop);
  }

  private PlanSession(
      Plan plan,
      @Nullable String other,
      Connection connection,
      RunningQuery query,
      SessionCancellation stop) {
    this.plan = plan;
    this.other = other;
    this.connection = connection;
    this.query = query;
    this.stop = stop;
  }

  @Override
  public List<List<String>> ask(String prefix) throws SQLException {
    try (PreparedStatement statement = prepared(prefix)) {
      List<List<String>> rows = rows(statement);
      notes.clear();
      for (SQLWarning note = statement.getWarnings(); note != null; note = note.getNextWarning()) {
        notes.add(String.valueOf(note.getMessage()));
      }
      return rows;
    }
  }

  @Override
  public List<List<String>> askApart(String question) throws SQLException {
    try (PreparedStatement statement = plan.prepareAlone(question, connection)) {
      return rows(statement);
    }
  }

  @Override
  public Planning.Session about(String sql) {
    return new PlanSession(plan, sql, connection, query, stop);
  }

  @Override
  public void set(String statement) throws SQLException {
    try (Statement setting = connection.createStatement()) {
      setting.execute(statement);
    }
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  private PreparedStatement prepared(String prefix) throws SQLException {
    return other == null
        ? plan.prepareBehind(prefix, connection)
        : plan.prepareAlone(prefix + other, connection);
  }

  private List<List<String>> rows(PreparedStatement statement) throws SQLException {
    stop.aim(statement);
    if (!query.goesOn()) {
      throw new SQLException("the query was stopped before its plan was made");
    }
    try (ResultSet answer = statement.executeQuery()) {
      List<List<String>> rows = new ArrayList<>();
      int width = answer.getMetaData().getColumnCount();
      while (answer.next()) {
        rows.add(row(answer, width));
      }
      return rows;
    }
  }

  private static List<String> row(ResultSet answer, int width) throws SQLException {
    List<String> values = new ArrayList<>(width);
    for (int place = 1; place <= width; place++) {
      values.add(Objects.requireNonNullElse(answer.getString(place), ""));
    }
    return values;
  }
}
