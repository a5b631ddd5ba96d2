package dev.querytool.guard;

import java.util.List;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.WithItem;
import org.jspecify.annotations.Nullable;

/**
 * Resolves common table expressions: which are defined where, and what a name of one stands for.
 */
final class CommonTableNames {

  private final Resolution resolution;
  private final SelectNames selects;

  CommonTableNames(Resolution resolution, SelectNames selects) {
    this.resolution = resolution;
    this.selects = selects;
  }

  /** Resolves the definitions of a query and returns the place in which they can be read. */
  QueryPlace define(@Nullable List<WithItem<?>> items, QueryPlace around) {
    if (items == null || items.isEmpty()) {
      return around;
    }
    CommonTables tables = new CommonTables(around, resolution.rules());
    for (WithItem<?> item : items) {
      add(tables, definition(item, items.get(0).isRecursive()));
    }
    for (CommonTable table : tables.all()) {
      if (table.state() == CommonTable.State.WRITTEN) {
        resolve(table, tables);
      }
    }
    return tables.inside();
  }

  private CommonTable definition(WithItem<?> item, boolean recursive) {
    if (!(item.getStatement() instanceof ParenthesedSelect body)) {
      throw GuardRule.WRITE_STATEMENT.refusal("A common table expression is not a query.");
    }
    List<Identifier> names = resolution.places().definition(body);
    boolean readsItself = recursive || resolution.rules().recursesUnasked();
    List<Token> added = resolution.places().tableColumns(names.get(0));
    return new CommonTable(
        names.get(0),
        names.subList(1, names.size()),
        body,
        added == null ? List.of() : added.stream().map(Token::value).toList(),
        readsItself);
  }

  private void add(CommonTables tables, CommonTable table) {
    if (!tables.add(table)) {
      throw GuardRule.COMMON_TABLE.at(
          table.name().token(), table.name().written() + " is defined twice in one WITH.");
    }
    resolution.uses().defined(table);
  }

  /**
   * Returns what a name without a schema reads, if it is a common table expression's.
   *
   * @param place where the reading query stands
   */
  @Nullable CommonTable read(Identifier name, QueryPlace place) {
    String folded = resolution.rules().foldCommonTable(name.written());
    CommonTables with = CommonTables.defining(place.commonTables(), folded);
    CommonTable table = with == null ? null : with.find(folded);
    while (with != null && table != null && isHidden(table)) {
      with = CommonTables.defining(with.around(), folded);
      table = with == null ? null : with.find(folded);
    }
    if (with == null || table == null) {
      requireNoOtherCase(name, folded, place);
      return null;
    }
    requireSeen(name, with, place);
    switch (table.state()) {
      case WRITTEN -> resolveBeforeItsTurn(name, table, with);
      case BEGUN -> throw readInside(name);
      case READABLE, DONE -> {}
    }
    if (table.correlated() && !place.isInside(with.inside().outer())) {
      throw GuardRule.UNRESOLVED_NAME.at(
          name.token(),
          name.written() + " depends on a query around it and is read from within another.");
    }
    resolution.read(name.token(), Math.max(1, table.tables()));
    return table;
  }

  /** Refuses a name that the engine looks for among the tables, past the WITH that defines it. */
  @SuppressWarnings("ReferenceEquality")
  private void requireSeen(Identifier name, CommonTables with, QueryPlace place) {
    CommonTables inner = place.commonTables();
    while (inner != null && inner != with) {
      boolean unseen =
          (inner.resolving() && !resolution.rules().seesCommonTablesAround())
              || (inner.level() == with.level() && !resolution.rules().seesCommonTablesOfWhole());
      if (unseen) {
        throw GuardRule.COMMON_TABLE.at(
            name.token(),
            name.written() + " is defined around another WITH, from which it may not be seen.");
      }
      inner = inner.around();
    }
  }

  /** Without RECURSIVE the name of a common table expression means another table inside it. */
  private static boolean isHidden(CommonTable table) {
    return !table.readsItself() && table.resolving();
  }

  private void requireNoOtherCase(Identifier name, String folded, QueryPlace place) {
    if (resolution.rules().settingsDecideCase()
        && CommonTables.definesAnotherCase(place.commonTables(), folded)) {
      throw GuardRule.AMBIGUOUS_TABLE.at(
          name.token(), name.written() + " differs only in case from a common table expression.");
    }
  }

  private static Refusal readInside(Identifier name) {
    return GuardRule.COMMON_TABLE.at(
        name.token(),
        name.written()
            + " is read while it is being defined; write the schema before the name if the table"
            + " is meant.");
  }

  private void resolveBeforeItsTurn(Identifier name, CommonTable table, CommonTables with) {
    if (!resolution.rules().seesLaterCommonTables()) {
      throw GuardRule.COMMON_TABLE.at(
          name.token(), name.written() + " is read before its definition.");
    }
    resolve(table, with);
  }

  private void resolve(CommonTable table, CommonTables with) {
    table.begin();
    QueryPlace place = with.inside();
    resolution.define(
        table, () -> selects.resolve(table.body(), place.beside(), table), place.level());
  }
}
