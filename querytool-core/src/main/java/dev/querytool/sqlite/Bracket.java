package dev.querytool.sqlite;

import java.util.List;

/** The statements that begin and end a piece of work. */
record Bracket(String begin, String end, List<String> undo) {

  static final Bracket READ = new Bracket("BEGIN", "ROLLBACK", List.of("ROLLBACK"));
  static final Bracket WRITE = new Bracket("BEGIN IMMEDIATE", "COMMIT", List.of("ROLLBACK"));

  static Bracket savepoint(int depth) {
    String name = "querytool_" + depth;
    return new Bracket(
        "SAVEPOINT " + name, "RELEASE " + name, List.of("ROLLBACK TO " + name, "RELEASE " + name));
  }
}
