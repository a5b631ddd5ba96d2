package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one engine reads a text, and how to write it so that the parser reads it alike. */
interface Syntax {

  /** Returns the syntax of a dialect. */
  static Syntax of(Dialect dialect) {
    return switch (dialect) {
      case POSTGRES -> new PostgresSyntax();
      case SQLITE -> new SqliteSyntax();
      case MYSQL, MARIADB -> new MysqlSyntax(MysqlWords.of(dialect));
    };
  }

  /**
   * Reads the next token as the engine would, behind blanks and comments; its offsets are those of
   * the text read.
   *
   * @return null at the end
   */
  @Nullable Token next(Cursor cursor);

  /** Returns the tokens with those replaced that the parser would not read as the engine does. */
  List<Token> rewrite(List<Token> tokens, Brackets brackets);

  /** Returns the signs before a value that bind closer than every operator between two values. */
  default Set<String> signs() {
    return Set.of("-", "+", "~");
  }

  /**
   * Returns the text that is parsed in the place of a canonical one: the same, but for words and
   * signs that the parser does not know, in whose places stand blanks or others that it does; every
   * token that is left keeps its place.
   */
  default CanonicalText asParsed(CanonicalText text) {
    return text;
  }

  /**
   * Returns what the parser reads instead of a canonical text: the same, but for operators that it
   * does not know, in whose places stand equally long ones of the same rank.
   */
  default String forParser(CanonicalText text) {
    return text.sql();
  }
}
