package dev.querytool.examples.mcp;

import static dev.querytool.examples.mcp.AnswerSchema.FLAG;
import static dev.querytool.examples.mcp.AnswerSchema.LISTS;
import static dev.querytool.examples.mcp.AnswerSchema.NUMBER;
import static dev.querytool.examples.mcp.AnswerSchema.TEXT;
import static dev.querytool.examples.mcp.AnswerSchema.TEXTS;

/** What each tool answers. */
final class Answers {

  private static final String TRUNCATED = "truncated";

  private Answers() {}

  static AnswerSchema connections() {
    return new AnswerSchema()
        .always(
            "connections",
            new AnswerSchema()
                .always("connection", TEXT)
                .always("dialect", TEXT)
                .always("catalog", TEXT)
                .list())
        .sometimes(TRUNCATED, FLAG);
  }

  static AnswerSchema hits() {
    return new AnswerSchema()
        .always(
            "hits",
            new AnswerSchema()
                .always("table", TEXT)
                .sometimes("field", TEXT)
                .always("matched", TEXT)
                .list())
        .sometimes(TRUNCATED, FLAG);
  }

  static AnswerSchema table() {
    AnswerSchema field = new AnswerSchema().always("name", TEXT).always("type", TEXT);
    AnswerSchema key =
        new AnswerSchema()
            .always("columns", TEXTS)
            .always("references", TEXT)
            .always("referencedColumns", TEXTS);
    AnswerSchema table = new AnswerSchema().always("table", TEXT).always("type", TEXT);
    return words(table)
        .always(
            "fields",
            words(field.sometimes("notNull", FLAG).sometimes("primaryKey", NUMBER)).list())
        .sometimes("foreignKeys", key.list())
        .sometimes(TRUNCATED, FLAG);
  }

  static AnswerSchema check() {
    return new AnswerSchema()
        .always("accepted", FLAG)
        .always("reads", new AnswerSchema().always("table", TEXT).always("columns", TEXTS).list())
        .always("calls", TEXTS)
        .sometimes(TRUNCATED, FLAG);
  }

  static AnswerSchema rows() {
    return new AnswerSchema()
        .always("columns", TEXTS)
        .always("rows", LISTS)
        .always("rowCount", NUMBER)
        .always(TRUNCATED, FLAG)
        .sometimes("note", TEXT);
  }

  /** Without rows if they were not asked for. */
  static AnswerSchema question() {
    return new AnswerSchema()
        .always("sql", TEXT)
        .always("explanation", TEXT)
        .sometimes("columns", TEXTS)
        .sometimes("rows", LISTS)
        .sometimes("rowCount", NUMBER)
        .sometimes(TRUNCATED, FLAG)
        .sometimes("note", TEXT);
  }

  private static AnswerSchema words(AnswerSchema described) {
    return described
        .sometimes("chineseName", TEXT)
        .sometimes("comment", TEXT)
        .sometimes("note", TEXT);
  }
}
