package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's names: equal if their characters are, once those without quotes are in lower case,
 * as their tokens' values are already.
 */
final class PostgresNames implements NameRules {

  private static final List<String> PAIR = List.of("key", "value");

  /** Functions in FROM whose columns are not called as the function or its alias is. */
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "json_each",
          PAIR,
          "json_each_text",
          PAIR,
          "jsonb_each",
          PAIR,
          "jsonb_each_text",
          PAIR,
          "json_array_elements",
          List.of("value"),
          "json_array_elements_text",
          List.of("value"),
          "jsonb_array_elements",
          List.of("value"),
          "jsonb_array_elements_text",
          List.of("value"));

  private final HiddenFunctions hidden = HiddenFunctions.read();
  private final FunctionList builtIns = FunctionList.of(Dialect.POSTGRES, Set.of());

  @Override
  public String fold(String name) {
    return name;
  }

  @Override
  public List<String> searchPath(String defaultSchema) {
    return defaultSchema.equals("public") ? List.of("public") : List.of(defaultSchema, "public");
  }

  @Override
  public boolean hasHiddenColumns() {
    return false;
  }

  @Override
  public boolean usingOrdersColumns() {
    return true;
  }

  @Override
  public boolean seesLaterCommonTables() {
    return false;
  }

  @Override
  public boolean recursesUnasked() {
    return false;
  }

  @Override
  public boolean isRowNumber(String folded) {
    return false;
  }

  @Override
  public boolean isSystemTable(String folded) {
    return folded.startsWith("pg_");
  }

  @Override
  public boolean isSystemSchema(String folded) {
    return folded.startsWith("pg_") || folded.equals("information_schema");
  }

  @Override
  public boolean isFunctionSchema(String folded) {
    return folded.equals("pg_catalog");
  }

  @Override
  public boolean namesWholeRows() {
    return true;
  }

  @Override
  public boolean aliasHides() {
    return true;
  }

  @Override
  public boolean joinsAreApart() {
    return true;
  }

  @Override
  public boolean aliasesInExpressions() {
    return false;
  }

  @Override
  public boolean isValue(QualifiedName name) {
    Token token = name.name().token();
    return name.qualifier() == null
        && token.kind() == Token.Kind.WORD
        && PostgresWords.namedValue(Characters.upper(token.text()));
  }

  @Override
  public boolean dotCalls() {
    return true;
  }

  @Override
  public String label(Expression value) {
    return PostgresLabels.of(value);
  }

  @Override
  public boolean callsByDot(String folded) {
    return hidden.contains(folded);
  }

  @Override
  public @Nullable TableFunctionColumns tableFunction(String folded) {
    return null;
  }

  @Override
  public @Nullable TableFunctionColumns calledInFrom(String folded, String alias, int arguments) {
    List<String> named = COLUMNS.get(folded);
    if (named != null) {
      return new TableFunctionColumns(named, Set.of());
    }
    if (builtIns.find(folded).isEmpty()) {
      return null;
    }
    // The elements may be rows, which have other columns: alias.alias would call a function then.
    return folded.equals("unnest")
        ? new TableFunctionColumns(Collections.nCopies(Math.max(arguments, 1), null), Set.of())
        : new TableFunctionColumns(List.of(alias), Set.of());
  }

  /** Tells whether a function in FROM makes a key and a value of each row. */
  static boolean makesPairs(String folded) {
    return PAIR.equals(COLUMNS.get(folded));
  }

  @Override
  public boolean isKeyWord(String word) {
    return PostgresWords.grammar(word);
  }
}
