package dev.querytool.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Writes grants into a text: narrowed tables become the queries that stand for them, the others get
 * their schemas, common table expressions get names of our own. What is called by a name before is
 * called by it after.
 */
final class GrantSplice {

  /** What may stand before a name in FROM. */
  private static final Set<String> BEFORE = Set.of("FROM", "JOIN", "STRAIGHT_JOIN");

  /** What may follow a name in FROM and its alias. */
  private static final Set<String> BEHIND =
      Set.of(
          "JOIN",
          "INNER",
          "LEFT",
          "RIGHT",
          "FULL",
          "CROSS",
          "NATURAL",
          "STRAIGHT_JOIN",
          "ON",
          "USING",
          "WHERE",
          "GROUP",
          "HAVING",
          "WINDOW",
          "ORDER",
          "LIMIT",
          "OFFSET",
          "FETCH",
          "UNION",
          "INTERSECT",
          "EXCEPT");

  private final TokenSplice splice;
  private final NameUses uses;
  private final Function<CatalogTable, @Nullable TableForm> forms;
  private final UnaryOperator<String> quotes;
  private final IdentityHashMap<CommonTable, String> names = new IdentityHashMap<>();
  private final List<String> tables = new ArrayList<>();
  private final Set<TableForm> used = new HashSet<>();

  /**
   * Prepares the splicing of a text.
   *
   * @param forms the queries that stand for tables; null for one that is seen whole
   * @param quotes puts a name in quotes
   */
  GrantSplice(
      CanonicalText text,
      NameUses uses,
      Function<CatalogTable, @Nullable TableForm> forms,
      UnaryOperator<String> quotes) {
    this.splice = new TokenSplice(text);
    this.uses = uses;
    this.forms = forms;
    this.quotes = quotes;
  }

  /** Returns the text with the grants in it. */
  CanonicalText text() {
    for (CommonTable table : uses.commonTables()) {
      String name = "qt_cte_" + (names.size() + 1);
      names.put(table, name);
      Token place = table.name().token();
      put(place, place, new TokenRun(place).add(Token.Kind.WORD, name, name));
    }
    uses.tables().forEach(this::table);
    uses.columns().forEach(use -> dropSchema(use.name().schema(), use.name().qualifier()));
    uses.stars().forEach(star -> dropSchema(star.qualifier(), star.name()));
    Token row = uses.row();
    if (row != null && !used.isEmpty()) {
      throw GuardRule.UNDER_GRANT.at(row, row.text() + " stands for a whole row.");
    }
    return splice.text();
  }

  /** Returns the tables and renamed expressions that the text reads, each as often as it does. */
  List<String> tables() {
    return tables;
  }

  /** Returns the forms that were put in. */
  Set<TableForm> used() {
    return used;
  }

  private void table(NameUses.TableUse use) {
    int first = splice.place(use.name().first().token());
    int last = splice.place(use.name().name().token());
    int end = last;
    Identifier alias = use.alias();
    if (alias != null) {
      end = splice.place(alias.token());
      boolean behind = end == last + 1 || (end == last + 2 && splice.at(last + 1).isWord("AS"));
      require(behind, end);
    }
    Token place = splice.at(first);
    splice.replace(first, last + 1, item(use, place).endingWith(splice.at(last)));
    int brackets = brackets(first, end);
    for (int i = 1; i <= brackets; i++) {
      splice.replace(first - i, first - i + 1, List.of());
      splice.replace(end + i, end + i + 1, List.of());
    }
    requirePlain(first - brackets, end + brackets, alias != null && brackets == 0);
  }

  /** Returns how many brackets there are around a name alone, which engines read unlike a query. */
  private int brackets(int first, int end) {
    int brackets = 0;
    while (first - brackets > 0
        && end + brackets + 1 < splice.size()
        && splice.at(first - brackets - 1).isSign("(")
        && splice.at(end + brackets + 1).isSign(")")) {
      brackets++;
    }
    return brackets;
  }

  private TokenRun item(NameUses.TableUse use, Token place) {
    TokenRun run = new TokenRun(place);
    CatalogTable stored = use.stored();
    if (stored != null) {
      stored(stored, run);
    } else {
      String name = String.valueOf(names.get(use.common()));
      tables.add(name);
      run.add(Token.Kind.WORD, name, name);
    }
    if (use.alias() == null) {
      String name = use.name().name().written();
      run.add(Token.Kind.WORD, "AS", "AS").add(Token.Kind.QUOTED_NAME, quotes.apply(name), name);
    }
    return run;
  }

  private void stored(CatalogTable table, TokenRun run) {
    TableForm form = forms.apply(table);
    if (form == null) {
      tables.add(TableForms.pathOf(table));
      run.add(Token.Kind.QUOTED_NAME, quotes.apply(table.schemaName()), table.schemaName())
          .join(Token.Kind.PUNCTUATION, ".")
          .joinName(quotes.apply(table.tableName()), table.tableName());
    } else {
      used.add(form);
      tables.addAll(form.tables());
      run.add(Token.Kind.PUNCTUATION, "(", "(")
          .join(form.tokens())
          .join(Token.Kind.PUNCTUATION, ")");
    }
  }

  /** Drops the schema before the name of a table whose alias hides it now. */
  private void dropSchema(@Nullable Identifier schema, @Nullable Identifier table) {
    if (schema != null && table != null) {
      int from = splice.place(schema.token());
      splice.replace(from, splice.place(table.token()), List.of());
    }
  }

  private void put(Token first, Token last, TokenRun run) {
    int end = splice.place(last);
    splice.replace(splice.place(first), end + 1, run.endingWith(splice.at(end)));
  }

  /** Requires that nothing but an alias belongs to a table, such as ONLY, a sample or a hint. */
  private void requirePlain(int first, int end, boolean columns) {
    Token before = splice.at(Math.max(first - 1, 0));
    require(before.isSign(",") || before.isSign("(") || isOneOf(before, BEFORE), first);
    require(end + 1 == splice.size() || follows(splice.at(end + 1), columns), end);
  }

  private static boolean follows(Token next, boolean aliased) {
    return next.isSign(",")
        || next.isSign(")")
        || (aliased && next.isSign("("))
        || isOneOf(next, BEHIND);
  }

  private static boolean isOneOf(Token token, Set<String> words) {
    return token.kind() == Token.Kind.WORD && words.contains(Characters.upper(token.text()));
  }

  private void require(boolean plain, int place) {
    if (!plain) {
      throw GuardRule.UNDER_GRANT.at(
          splice.at(place), "A grant cannot be written where a table has more than an alias.");
    }
  }
}
