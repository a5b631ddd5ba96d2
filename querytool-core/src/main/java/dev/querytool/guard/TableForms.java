package dev.querytool.guard;

import static java.util.Collections.nCopies;

import dev.querytool.access.Mask;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes the query that stands in the place of a table. In it every table has its schema before it
 * and every column an alias of our own, so that nothing around it can capture a name.
 */
final class TableForms {

  private static final String KEY = "qt_mask_";

  private final InspectionSteps steps;
  private final MaskSql masks;

  TableForms(InspectionSteps steps) {
    this.steps = steps;
    this.masks = new MaskSql(steps.dialect());
  }

  /**
   * Writes the form of a table.
   *
   * @param fenced whether no predicate from outside may be tried on rows that the filter hides
   * @throws Refusal if filter or masks do not fit the table
   */
  TableForm of(GrantedTable table, CatalogSnapshot catalog, boolean fenced) {
    Map<String, String> keys = new LinkedHashMap<>();
    List<Integer> binders = new ArrayList<>();
    table
        .filters()
        .forEach((place, rows) -> binders.addAll(nCopies(parameters(rows.predicate()), place)));
    NameUses uses = new NameUses();
    CanonicalText text = steps.ofHost(query(table, keys) + (fenced ? fence(table) : ""));
    InspectionSteps.Analysed found = steps.analysed(text, catalog, uses);
    if (!found.names().complete()) {
      throw GuardRule.GRANT_UNFIT.refusal("A row filter names what cannot be resolved.");
    }
    boolean simple = !table.isMasked() && !table.isView();
    boolean plain = simple && PlainStatement.holds(found, uses, steps.dialect());
    FormParameters parameters = new FormParameters(keys, binders, compared(found, uses));
    List<Token> tokens = parameters.bound(qualified(text, uses));
    boolean inline = plain && !fenced && steps.dialect() == Dialect.SQLITE;
    List<Token> written = inline ? SqliteEqualities.asRows(tokens) : tokens;
    return new TableForm(
        CanonicalWriter.write(written).tokens(),
        parameters.attributes(),
        Set.copyOf(keys.values()),
        names(uses),
        plain);
  }

  /** Returns what parameters may be bound as; null where the engine itself refuses unlike types. */
  private @Nullable ComparedColumns compared(InspectionSteps.Analysed found, NameUses uses) {
    boolean lenient = steps.dialect() == Dialect.MYSQL || steps.dialect() == Dialect.MARIADB;
    return lenient ? ComparedColumns.in(found, uses) : null;
  }

  /** Returns how many parameters stand in a filter, which closes all that it opens. */
  private int parameters(String predicate) {
    int count = 0;
    for (Token token : steps.wholePart(predicate)) {
      if (token.kind() == Token.Kind.PARAMETER) {
        count++;
        if (token.value().startsWith(KEY)) {
          throw GuardRule.GRANT_UNFIT.refusal(
              "An attribute's name does not begin with " + KEY + ".");
        }
      }
    }
    return count;
  }

  private static List<String> names(NameUses uses) {
    return uses.tables().stream().map(use -> pathOf(use.stored())).toList();
  }

  static String pathOf(@Nullable CatalogTable table) {
    return table == null ? "" : table.schemaName() + "." + table.tableName();
  }

  private String query(GrantedTable granted, Map<String, String> keys) {
    TableMetadata table = granted.whole();
    String name = steps.quoted(table.tableName());
    StringJoiner columns = new StringJoiner(", ", "SELECT ", "");
    for (FieldMetadata field : granted.fields()) {
      String column = name + "." + steps.quoted(field.fieldName());
      Mask mask = granted.mask(field.fieldName());
      String value = mask == null ? column : masked(mask, table, field, column, keys);
      columns.add(value + " AS " + steps.quoted(field.fieldName()));
    }
    String from = " FROM " + steps.quoted(table.schemaName()) + "." + name + " AS " + name;
    StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
    // A comment at the end of a filter ends with its line.
    granted.filters().values().forEach(rows -> where.add("(" + rows.predicate() + "\n)"));
    return columns + from + where;
  }

  private String masked(
      Mask mask,
      TableMetadata table,
      FieldMetadata field,
      String column,
      Map<String, String> keys) {
    String key = KEY + keys.size() + "_";
    if (mask instanceof Mask.KeyedHash) {
      String path = table.schemaName() + "." + table.tableName() + "." + field.fieldName();
      keys.put(key + 1, TableForm.KEY + path + ".1");
      keys.put(key + 2, TableForm.KEY + path + ".2");
    }
    return masks.of(mask, column, field.dataType(), key);
  }

  /**
   * Behind OFFSET alone PostgreSQL still tries predicates on the values that it has kept of all
   * rows, hidden ones too, to estimate; of a set operation it has kept none.
   */
  private String fence(GrantedTable table) {
    return switch (steps.dialect()) {
      case POSTGRES ->
          " UNION ALL SELECT "
              + String.join(", ", nCopies(table.fields().size(), "NULL"))
              + " WHERE 1 = 0 OFFSET 0";
      case SQLITE -> " LIMIT -1";
      case MYSQL, MARIADB -> " LIMIT 18446744073709551615";
    };
  }

  /** Writes schemas and aliases of our own. */
  private List<Token> qualified(CanonicalText text, NameUses uses) {
    requirePlain(text, uses);
    TokenSplice splice = new TokenSplice(text);
    qualifyColumns(uses, aliased(uses, splice), splice);
    return splice.list();
  }

  /** Writes the schema and an alias of our own to each table; returns the aliases. */
  private IdentityHashMap<Relation, String> aliased(NameUses uses, TokenSplice splice) {
    IdentityHashMap<Relation, String> aliases = new IdentityHashMap<>();
    for (NameUses.TableUse use : uses.tables()) {
      String alias = "qt_" + (aliases.size() + 1);
      CatalogTable table = use.stored();
      if (table == null || use.relation() == null) {
        throw unfit();
      }
      aliases.put(use.relation(), alias);
      Identifier own = use.alias();
      int last = splice.place((own == null ? use.name().name() : own).token());
      Token first = use.name().first().token();
      splice.replace(
          splice.place(first),
          last + 1,
          new TokenRun(first)
              .add(Token.Kind.QUOTED_NAME, steps.quoted(table.schemaName()), table.schemaName())
              .join(Token.Kind.PUNCTUATION, ".")
              .joinName(steps.quoted(table.tableName()), table.tableName())
              .add(Token.Kind.WORD, "AS", "AS")
              .add(Token.Kind.WORD, alias, alias)
              .endingWith(splice.at(last)));
    }
    return aliases;
  }

  private void qualifyColumns(
      NameUses uses, IdentityHashMap<Relation, String> aliases, TokenSplice splice) {
    for (NameUses.ColumnUse use : uses.columns()) {
      String alias = use.relation() == null ? null : aliases.get(use.relation());
      if (alias == null) {
        throw unfit();
      }
      Token name = use.name().name().token();
      splice.replace(
          splice.place(use.name().first().token()),
          splice.place(name) + 1,
          new TokenRun(use.name().first().token())
              .add(Token.Kind.WORD, alias, alias)
              .join(Token.Kind.PUNCTUATION, ".")
              .joinName(steps.quoted(name.value()), name.value())
              .endingWith(name));
    }
  }

  private static void requirePlain(CanonicalText text, NameUses uses) {
    boolean joined =
        text.tokens().stream().anyMatch(token -> token.isWord("USING") || token.isWord("NATURAL"));
    if (joined || uses.row() != null || !uses.commonTables().isEmpty()) {
      throw unfit();
    }
  }

  private static Refusal unfit() {
    return GuardRule.GRANT_UNFIT.refusal(
        "A row filter reads tables by their names alone, joined by ON, and columns of these.");
  }
}
