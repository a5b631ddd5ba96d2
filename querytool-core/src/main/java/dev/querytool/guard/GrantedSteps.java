package dev.querytool.guard;

import dev.querytool.access.Grant;
import dev.querytool.access.TableGrant;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.connection.Dialect;
import dev.querytool.error.NearestNames;
import dev.querytool.error.ValidationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The way of a text whose caller has grants: it is read as if nothing else were there, the grants
 * are written into it, and what comes out is read once more in the whole catalogue.
 *
 * <p>Safe for use by many threads.
 */
final class GrantedSteps {

  private final InspectionSteps steps;
  private final TableForms forms;
  private final GrantedCatalogs catalogs = new GrantedCatalogs();

  GrantedSteps(InspectionSteps steps) {
    this.steps = steps;
    this.forms = new TableForms(steps);
  }

  /**
   * Takes a text through all steps.
   *
   * @throws Refusal at the first rule that does not hold
   */
  ReadOnlyQuery prove(String sql, CatalogSnapshot catalog, GrantedView view) {
    steps.requireSameDialect(catalog);
    GrantedCatalog granted = catalogs.of(catalog, view.grants());
    CanonicalText asked = steps.canonical(sql);
    GrantWords.check(asked, steps.dialect());
    NameUses uses = new NameUses();
    InspectionSteps.Analysed found = steps.analysed(asked, granted.visible(), uses);
    if (!found.names().complete()) {
      throw GuardRule.UNRESOLVED_NAME.refusal("Not every name can be resolved.");
    }
    requireNoKeys(found, uses, granted);
    boolean plain = PlainStatement.holds(found, uses, steps.dialect());
    boolean apart = isReadApart(asked);
    GrantSplice splice =
        new GrantSplice(
            asked, uses, table -> form(table, granted, catalog, plain, apart), steps::quoted);
    CanonicalText effective = splice.text();
    NameUses written = new NameUses();
    InspectionSteps.Analysed again = readAgain(effective, catalog, written);
    requireSame(again, written, splice, found, uses);
    Map<String, Object> values = values(splice.used(), view);
    ReadOnlyQuery told = told(found, granted.visible());
    List<TouchedTable> tables = again.names().tables();
    GrantedText text = new GrantedText(asked.sql(), values, tables, written.calls(), told);
    return steps.proved(again.with(found.names()), catalog, text);
  }

  /** MySQL gives JSON_TABLE no column of a query that it merges into the one around it. */
  private boolean isReadApart(CanonicalText asked) {
    return steps.dialect() == Dialect.MYSQL
        && asked.tokens().stream().anyMatch(token -> token.isWord("JSON_TABLE"));
  }

  /** Returns the proof of a text as if nothing had been written into it. */
  private ReadOnlyQuery told(InspectionSteps.Analysed asked, CatalogSnapshot visible) {
    List<TouchedTable> tables = asked.names().tables();
    return steps.proved(
        asked, visible, new GrantedText(asked.text().sql(), Map.of(), tables, Set.of(), null));
  }

  private void requireNoKeys(
      InspectionSteps.Analysed found, NameUses uses, GrantedCatalog granted) {
    if (steps.dialect() == Dialect.POSTGRES) {
      GroupedByKey keys = new GroupedByKey(uses, table -> granted.narrowed(table) != null);
      PlainSelects.of(found.tree(), keys::check);
    }
  }

  /** A filter hides rows from what stands around it, and so may a view. */
  private @Nullable TableForm form(
      CatalogTable table,
      GrantedCatalog granted,
      CatalogSnapshot catalog,
      boolean plain,
      boolean apart) {
    GrantedTable narrowed = granted.narrowed(table);
    if (narrowed == null) {
      return null;
    }
    boolean hides = narrowed.hidesRows();
    if (apart || (hides && !plain)) {
      return form(table, granted, narrowed, catalog, true);
    }
    TableForm open = form(table, granted, narrowed, catalog, false);
    return hides && !open.plain() ? form(table, granted, narrowed, catalog, true) : open;
  }

  private TableForm form(
      CatalogTable table,
      GrantedCatalog granted,
      GrantedTable narrowed,
      CatalogSnapshot catalog,
      boolean fenced) {
    return granted.form(
        table,
        fenced,
        () -> {
          try {
            return forms.of(narrowed, catalog, fenced);
          } catch (Refusal e) {
            throw GuardRule.GRANT_UNFIT.refusal("A grant does not fit what it is about any more.");
          }
        });
  }

  /** Reads a text with the grants in it; what is wrong with it then is not for the caller. */
  private InspectionSteps.Analysed readAgain(
      CanonicalText effective, CatalogSnapshot catalog, NameUses uses) {
    try {
      return steps.analysed(effective, catalog, uses);
    } catch (Refusal e) {
      GuardViolation why = e.violation();
      throw GuardRule.UNDER_GRANT.at(
          why.line(),
          why.column(),
          "With the grants in it the statement does not pass: " + why.rule() + ".");
    }
  }

  /** Requires that a text with the grants in it means what it did without them. */
  private static void requireSame(
      InspectionSteps.Analysed again,
      NameUses uses,
      GrantSplice splice,
      InspectionSteps.Analysed asked,
      NameUses meant) {
    List<String> read = uses.tables().stream().map(GrantedSteps::path).sorted().toList();
    List<String> expected = splice.tables().stream().sorted().toList();
    if (!again.names().complete()
        || !read.equals(expected)
        || !meanings(uses).equals(meanings(meant))
        || !labels(again.names()).equals(labels(asked.names()))) {
      throw GuardRule.UNDER_GRANT.refusal("With the grants in it the statement reads otherwise.");
    }
  }

  /** Returns what the columns outside of our own queries are. */
  private static List<String> meanings(NameUses uses) {
    return uses.columns().stream()
        .filter(use -> !isOurs(use.name().qualifier()))
        .map(NameUses.ColumnUse::meaning)
        .toList();
  }

  private static boolean isOurs(@Nullable Identifier qualifier) {
    return qualifier != null && GrantWords.isOurs(qualifier.written());
  }

  private static String path(NameUses.TableUse use) {
    CommonTable common = use.common();
    return common == null ? TableForms.pathOf(use.stored()) : common.name().written();
  }

  private static List<String> labels(ResolvedNames names) {
    return names.outputs().stream().map(OutputColumn::label).toList();
  }

  private static Map<String, Object> values(Set<TableForm> forms, GrantedView view) {
    Map<String, Object> values = new HashMap<>();
    for (TableForm form : forms) {
      for (TableForm.Attribute attribute : form.attributes()) {
        Object value = view.attribute(attribute.grant(), attribute.name());
        if (value == null) {
          throw GuardRule.GRANT_UNFIT.refusal(
              "A grant needs an attribute that the caller does not have.");
        }
        if (!attribute.fits(value)) {
          throw GuardRule.GRANT_UNFIT.refusal(
              "A grant compares an attribute of the caller with what is of another type.");
        }
        values.put(attribute.parameter(), value);
      }
      addKeys(form, view, values);
    }
    return values;
  }

  private static void addKeys(TableForm form, GrantedView view, Map<String, Object> values) {
    MaskKeys keys = form.keys().isEmpty() ? null : view.maskKeys();
    if (keys == null && !form.keys().isEmpty()) {
      throw GuardRule.GRANT_UNFIT.refusal("A grant masks by a hash, and there is no key for it.");
    }
    for (String name : form.keys()) {
      if (keys != null) {
        values.put(name, keys.of(name));
      }
    }
  }

  /** Requires that a grant fits a catalogue. */
  void requireFit(Grant grant, CatalogSnapshot catalog) {
    steps.requireSameDialect(catalog);
    for (TableGrant table : grant.tables()) {
      table.table().ifPresent(name -> requireFit(name, table, catalog));
    }
  }

  private void requireFit(String name, TableGrant grant, CatalogSnapshot catalog) {
    String schema = grant.schema().orElse(catalog.defaultSchema());
    TableMetadata table =
        catalog
            .findTable(schema, name)
            .filter(found -> found.schemaName().equals(schema) && found.tableName().equals(name))
            .orElseThrow(
                () ->
                    missing(
                        "there is no table " + schema + "." + name,
                        namesIn(schema, catalog),
                        name));
    Set<String> named = new HashSet<>(grant.masks().keySet());
    grant.columns().ifPresent(named::addAll);
    for (String column : named) {
      if (table.fields().stream().noneMatch(field -> field.fieldName().equals(column))) {
        throw missing(
            schema + "." + name + " has no column " + column,
            table.fields().stream().map(FieldMetadata::fieldName).toList(),
            column);
      }
    }
    try {
      TreeMap<Integer, TableGrant> alone = new TreeMap<>(Map.of(0, grant));
      forms.of(new GrantedTable(table, alone), catalog, true);
    } catch (Refusal e) {
      throw new ValidationException(
          "the grant on " + schema + "." + name + " does not fit: " + e.violation().message());
    }
  }

  private static List<String> namesIn(String schema, CatalogSnapshot catalog) {
    return catalog.tables().stream()
        .filter(table -> table.schemaName().equals(schema))
        .map(TableMetadata::tableName)
        .toList();
  }

  /** Who gives a grant is told of what is near, in the catalogue that it is held against. */
  private static ValidationException missing(String what, List<String> known, String name) {
    List<String> near = NearestNames.of(known, name);
    String advice =
        near.isEmpty()
            ? "; refresh the catalogue if it is new"
            : "; near are: " + String.join(", ", near);
    return new ValidationException(what + advice, Map.of("candidates", near));
  }
}
