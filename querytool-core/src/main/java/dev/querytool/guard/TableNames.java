package dev.querytool.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.TableFunction;
import org.jspecify.annotations.Nullable;

/** Resolves the names of tables and table functions in FROM. */
final class TableNames {

  private final Resolution resolution;
  private final CommonTableNames commonTables;

  TableNames(Resolution resolution, CommonTableNames commonTables) {
    this.resolution = resolution;
    this.commonTables = commonTables;
  }

  Relation resolve(Table table, @Nullable Identifier alias, QueryPlace place) {
    int parts = table.getNameParts().size();
    QualifiedName name = resolution.places().name(table, parts);
    if (name.schema() != null) {
      return unknown(name, alias);
    }
    if (name.qualifier() == null) {
      CommonTable common = commonTables.read(name.name(), place);
      if (common != null) {
        resolution.uses().common(name, alias, common);
        return Relation.of(called(name, alias), common.columns());
      }
    }
    return stored(name, alias);
  }

  private Relation stored(QualifiedName name, @Nullable Identifier alias) {
    String schema = name.qualifier() == null ? null : name.qualifier().asTable();
    CatalogIndex catalog = resolution.catalog();
    CatalogTable table = catalog == null ? null : catalog.find(schema, name.name().asTable());
    if (table != null) {
      resolution.read(name.first().token(), 1);
      resolution.touched().read(table);
      Relation relation =
          new Relation(
              alias != null && resolution.rules().aliasHides()
                  ? null
                  : resolution.rules().foldTable(table.schemaName()),
              called(name, alias),
              table.columns(),
              table.rowNumber(),
              List.of());
      resolution.uses().stored(name, alias, table, relation);
      return relation;
    }
    if (schema == null && isTableFunction(name.name())) {
      resolution.read(name.first().token(), 1);
      String called = called(name, alias);
      return function(
          called, resolution.rules().tableFunction(name.name().folded()), false, Set.of());
    }
    if (resolution.rules().isSystemTable(name.name().asTable())
        || (schema != null && resolution.rules().isSystemSchema(schema))) {
      throw GuardRule.SYSTEM_TABLE.at(
          name.name().token(), name.written() + " is one of the engine's own tables.");
    }
    if (catalog != null) {
      return unknown(name, alias);
    }
    resolution.read(name.first().token(), 1);
    resolution.touched().readUnresolved(name);
    return Relation.unknown(schema, called(name, alias));
  }

  /** Blames the table alone: what may be a column of it is not blamed. */
  private Relation unknown(QualifiedName name, @Nullable Identifier alias) {
    resolution
        .unknown()
        .add("table " + name.written(), () -> resolution.refusals().unknownTable(name));
    return Relation.unknown(null, called(name, alias));
  }

  private boolean isTableFunction(Identifier name) {
    return resolution.rules().tableFunction(name.asTable()) != null;
  }

  private String called(QualifiedName name, @Nullable Identifier alias) {
    return resolution.called(alias == null ? name.name() : alias);
  }

  /**
   * Resolves a table function.
   *
   * @param origins where its values come from; filled later
   */
  Relation resolve(TableFunction function, @Nullable Identifier alias, Set<Origin> origins) {
    if (function.getFunction() == null) {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(function), "This form of a table function is not read.");
    }
    QualifiedName name = nameOf(function);
    // What a function of the host gives is not known, whatever it is called.
    boolean ofEngine =
        name.qualifier() == null || resolution.rules().isFunctionSchema(name.qualifier().folded());
    resolution.read(name.first().token(), 1);
    Identifier shown = alias == null ? name.name() : alias;
    resolution.uses().call(shown.written());
    String called = resolution.called(shown);
    List<Token> defined = resolution.places().tableColumns(name.name());
    if (defined != null) {
      List<String> columns = defined.stream().map(Token::value).toList();
      return Relation.of(
          called, ColumnList.of(made(columns, origins), List.of(), resolution.rules()));
    }
    int arguments =
        function.getFunction().getParameters() == null
            ? 0
            : function.getFunction().getParameters().size();
    return function(
        called,
        ofEngine ? resolution.rules().calledInFrom(name.name().folded(), called, arguments) : null,
        function.getWithClause() != null,
        origins);
  }

  /** Returns the name of a function; LATERAL may stand before it. */
  private QualifiedName nameOf(TableFunction function) {
    int parts = function.getFunction().getMultipartName().size();
    return function.getPrefix() == null
        ? resolution.places().name(function, parts)
        : resolution.places().name(function.getFunction(), parts);
  }

  private Relation function(
      String called,
      NameRules.@Nullable TableFunctionColumns known,
      boolean numbered,
      Set<Origin> origins) {
    if (known == null) {
      resolution.leaveUnresolved();
      return Relation.unknown(null, called);
    }
    List<RelationColumn> shown = made(known.shown(), origins);
    if (numbered) {
      shown.add(RelationColumn.derived("ordinality", Set.of()));
    }
    List<RelationColumn> hidden = made(known.hidden(), origins);
    ColumnList columns = ColumnList.of(shown, hidden, resolution.rules());
    boolean rows = resolution.rules().hasHiddenColumns();
    RelationColumn rowNumber = rows ? RelationColumn.derived("rowid", Set.of()) : null;
    return new Relation(null, called, columns, rowNumber, List.of());
  }

  private static List<RelationColumn> made(Collection<String> names, Set<Origin> origins) {
    List<RelationColumn> columns = new ArrayList<>();
    names.forEach(name -> columns.add(RelationColumn.derived(name, origins)));
    return columns;
  }
}
