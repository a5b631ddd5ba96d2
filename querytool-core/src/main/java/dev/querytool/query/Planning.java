package dev.querytool.query;

import dev.querytool.connection.Dialect;
import java.sql.SQLException;
import java.util.List;

/** How an engine is asked for a plan, and how its answer reads. */
interface Planning {

  /** Asks the engine, in the session and under the watch of a query. */
  interface Session {

    /**
     * Gives the rows of a prefix and the query's text behind it, with its values bound; NULL is
     * empty.
     */
    List<List<String>> ask(String prefix) throws SQLException;

    /** Gives the rows of another question, which has no values. */
    List<List<String>> askApart(String question) throws SQLException;

    /** Sets something in the session; who sets it sets it back. */
    void set(String statement) throws SQLException;

    /** Returns a session that asks about another text, which has no values. */
    Session about(String sql);

    /** Gives what the server noted while it answered {@link #ask} the last time. */
    List<String> notes();
  }

  /** Returns how a dialect plans. */
  static Planning of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresPlanning();
      case MYSQL, MARIADB -> new MysqlPlanning(dialect);
      case SQLITE -> new SqlitePlanning();
    };
  }

  /** Returns what stands before the query's text where its plan is asked for. */
  String prefix();

  /** Asks for the plan and reads it. */
  QueryPlan plan(Session session) throws SQLException;
}
