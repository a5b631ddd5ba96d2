package dev.querytool.examples.evaluate;

import dev.querytool.connection.Dialect;
import dev.querytool.error.ValidationException;
import dev.querytool.examples.command.QuestionLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads questions, a line each: {@code {"id","question","sql"}}. Where an engine needs another
 * statement it stands under {@code sql_} and the engine's name, such as {@code sql_sqlite}; MariaDB
 * takes that of MySQL if it has none of its own.
 */
final class GoldFile {

  private final Path file;
  private final Dialect dialect;

  GoldFile(Path file, Dialect dialect) {
    this.file = file;
    this.dialect = dialect;
  }

  /**
   * Reads all questions.
   *
   * @throws ValidationException if there is none, or a line is not as it must be
   */
  List<GoldQuestion> read() throws IOException {
    List<GoldQuestion> questions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (QuestionLine line : QuestionLine.read(file)) {
      GoldQuestion question =
          new GoldQuestion(line.text("id"), line.text("question"), line.text(nameOfSql(line)));
      if (!seen.add(question.id())) {
        throw line.refusal("the id '" + question.id() + "' is there twice");
      }
      questions.add(question);
    }
    return questions;
  }

  private String nameOfSql(QuestionLine line) {
    String own = "sql_" + dialect.name().toLowerCase(Locale.ROOT);
    if (line.json().has(own)) {
      return own;
    }
    boolean asMysql = dialect == Dialect.MARIADB && line.json().has("sql_mysql");
    return asMysql ? "sql_mysql" : "sql";
  }
}
