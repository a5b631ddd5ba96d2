package dev.querytool.guard;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.FromItem;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.LateralSubSelect;
import net.sf.jsqlparser.statement.select.ParenthesedFromItem;
import net.sf.jsqlparser.statement.select.ParenthesedSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.TableFunction;
import net.sf.jsqlparser.statement.select.Values;
import org.jspecify.annotations.Nullable;

/** Resolves what stands in FROM: tables, queries, table functions and the joins between them. */
final class FromNames {

  private final Resolution resolution;
  private final SelectNames selects;
  private final ExpressionNames expressions;
  private final TableNames tables;
  private final JoinColumns joinColumns;
  private final BracketRules bracketRules;

  FromNames(
      Resolution resolution,
      SelectNames selects,
      ExpressionNames expressions,
      CommonTableNames commonTables) {
    this.resolution = resolution;
    this.selects = selects;
    this.expressions = expressions;
    this.tables = new TableNames(resolution, commonTables);
    this.joinColumns = new JoinColumns(resolution);
    this.bracketRules = new BracketRules(resolution);
  }

  FromSources resolve(@Nullable FromItem first, @Nullable List<Join> joins, QueryPlace place) {
    FromSources sources = new FromSources();
    if (first != null) {
      addFirst(sources, first, place);
    }
    boolean listed = sources.list().stream().anyMatch(one -> one.join() == Source.Kept.APART);
    if (joins != null) {
      int start = 0;
      for (Join join : joins) {
        start = join.isSimple() ? sources.list().size() : start;
        addJoin(sources, join, place, start);
      }
      joinColumns.requireClear(sources.list(), joins);
    }
    if (listed) {
      bracketRules.requireNoUsing(sources.list());
    }
    return sources;
  }

  /** Adds the first item; brackets around it without an alias are as if they were not there. */
  private void addFirst(FromSources sources, FromItem item, QueryPlace place) {
    if (item instanceof ParenthesedFromItem brackets
        && brackets.getAlias() == null
        && !(brackets.getFromItem() instanceof Values)) {
      FromSources inner = resolve(brackets.getFromItem(), brackets.getJoins(), place);
      sources.list().addAll(inner.list());
      sources.calls().addAll(inner.calls());
      sources.conditions().addAll(inner.conditions());
    } else {
      add(sources, item, place);
    }
  }

  private void add(FromSources sources, FromItem item, QueryPlace place) {
    addItem(sources, item, place);
    List<Identifier> names = resolution.places().aliasColumns(item, item.getAlias());
    if (!names.isEmpty() && definesColumns(item)) {
      sources.replaceLast(defined(sources, names));
    } else if (!names.isEmpty()) {
      bracketRules.requireNoneMerged(sources.last(), item);
      sources.replaceLast(AliasColumns.named(sources.last(), names, resolution.rules()));
    }
  }

  /** Tells whether an alias gives the columns of what stands before it with their types. */
  private static boolean definesColumns(FromItem item) {
    return item instanceof TableFunction
        && item.getAlias().getAliasColumns().stream()
            .anyMatch(column -> column.colDataType != null);
  }

  /** Returns the relation of a call with the columns that its alias defines. */
  private Relation defined(FromSources sources, List<Identifier> names) {
    List<TableFunctionCall> calls = sources.calls();
    Set<Origin> origins = calls.isEmpty() ? Set.of() : calls.get(calls.size() - 1).origins();
    List<RelationColumn> columns = new ArrayList<>();
    names.forEach(name -> columns.add(RelationColumn.derived(name.written(), origins)));
    return Relation.of(
        sources.last().name(), ColumnList.of(columns, List.of(), resolution.rules()));
  }

  private void addItem(FromSources sources, FromItem item, QueryPlace place) {
    resolution.requireFew(sources.list().size() + 1, item);
    if (item instanceof Table table) {
      sources.add(tables.resolve(table, aliasOf(table, table.getAlias()), place));
    } else if (item instanceof LateralSubSelect select) {
      addLateral(sources, select, place);
    } else if (item instanceof ParenthesedSelect select) {
      sources.add(derived(select.getSelect(), aliasOf(select, select.getAlias()), place));
    } else if (item instanceof TableFunction function) {
      addCall(sources, function, aliasOf(function, function.getAlias()));
    } else if (item instanceof ParenthesedFromItem brackets) {
      addBracketed(sources, brackets, place);
    } else {
      throw GuardRule.UNSUPPORTED_SYNTAX.at(
          resolution.places().start(item), "This cannot be read in FROM.");
    }
  }

  /** Adds a query that sees what stands before it in FROM. */
  private void addLateral(FromSources sources, LateralSubSelect select, QueryPlace place) {
    Identifier alias = aliasOf(select, select.getAlias());
    QueryPlace inside = Scope.of(List.copyOf(sources.list()), place).inside();
    Outputs outputs = selects.resolve(select.getSelect(), inside);
    sources.add(Relation.of(folded(alias), outputs.asColumns(resolution.rules())));
  }

  private @Nullable Identifier aliasOf(FromItem item, @Nullable Alias alias) {
    return resolution.places().alias(item, alias);
  }

  private Relation derived(Select select, @Nullable Identifier alias, QueryPlace place) {
    Outputs outputs = selects.resolve(select, place.beside());
    return Relation.of(folded(alias), outputs.asColumns(resolution.rules()));
  }

  private String folded(@Nullable Identifier alias) {
    return alias == null ? "" : resolution.called(alias);
  }

  private void addCall(FromSources sources, TableFunction function, @Nullable Identifier alias) {
    Set<Origin> origins = new LinkedHashSet<>();
    List<Source> visible = List.copyOf(sources.list());
    sources.add(tables.resolve(function, alias, origins));
    if (function.getFunction().getParameters() != null) {
      sources
          .calls()
          .add(new TableFunctionCall(function.getFunction().getParameters(), visible, origins));
    }
  }

  private void addBracketed(FromSources sources, ParenthesedFromItem brackets, QueryPlace place) {
    Identifier alias = aliasOf(brackets, brackets.getAlias());
    FromItem only = brackets.getFromItem();
    if (only instanceof Values values) {
      sources.add(derived(values, alias, place));
    } else if (brackets.getJoins() == null || brackets.getJoins().isEmpty()) {
      addSingle(sources, only, alias, place);
    } else {
      bracketRules.requireNoneLateral(sources, brackets);
      FromSources inner = resolve(only, brackets.getJoins(), place);
      resolveConditions(inner, place);
      bracketRules.requireKnown(inner, brackets);
      sources.add(
          new BracketedJoin(inner.list(), resolution.rules())
              .asRelation(folded(alias), resolution.places().start(brackets)));
    }
  }

  /** Adds one item in brackets: SQLite forgets an alias inside and takes the one outside. */
  private void addSingle(
      FromSources sources, FromItem item, @Nullable Identifier alias, QueryPlace place) {
    if (item instanceof Table table) {
      aliasOf(table, table.getAlias());
      sources.add(tables.resolve(table, alias, place));
    } else if (item instanceof TableFunction function) {
      aliasOf(function, function.getAlias());
      addCall(sources, function, alias);
    } else {
      add(sources, item, place);
      int last = sources.list().size() - 1;
      sources.list().set(last, renamed(sources.list().get(last), alias));
    }
  }

  private Source renamed(Source source, @Nullable Identifier alias) {
    Relation old = source.relation();
    boolean hides = alias != null && resolution.rules().aliasHides();
    List<JoinedColumn> joined =
        hides
            ? old.joined().stream().map(column -> column.in(folded(alias))).toList()
            : old.joined();
    return new Source(
        new Relation(old.schema(), folded(alias), old.columns(), old.rowNumber(), joined),
        source.using(),
        source.join());
  }

  private void resolveConditions(FromSources sources, QueryPlace place) {
    Scope scope = Scope.of(sources.list(), place);
    resolveCalls(sources, scope);
    resolveConditions(sources, scope);
  }

  /** Resolves the expressions of ON, each where it stands. */
  void resolveConditions(FromSources sources, Scope scope) {
    boolean apart = resolution.rules().joinsAreApart();
    for (FromSources.Condition condition : sources.conditions()) {
      expressions.resolve(
          condition.expression(), apart ? scope.withSources(condition.visible()) : scope);
    }
  }

  /**
   * Resolves the arguments of table functions, whose values go on in their columns; again while one
   * function passes on what another got.
   */
  void resolveCalls(FromSources sources, Scope scope) {
    boolean apart = resolution.rules().joinsAreApart();
    boolean grown = !sources.calls().isEmpty();
    while (grown) {
      grown = false;
      for (TableFunctionCall call : sources.calls()) {
        Scope seen = apart ? scope.withSources(call.visible()) : scope;
        for (Expression argument : call.arguments()) {
          grown |= call.origins().addAll(expressions.resolve(argument, seen));
        }
      }
      grown &= sources.calls().size() > 1;
    }
  }

  private void addJoin(FromSources sources, Join join, QueryPlace place, int start) {
    int before = sources.list().size();
    add(sources, join.getFromItem(), place);
    List<Source> left = joinColumns.leftSide(sources.list().subList(0, before));
    Relation right = sources.list().get(before).relation();
    sources.rejoin(joinColumns.of(join, left, right), kept(join));
    List<Source> visible = List.copyOf(sources.list().subList(start, sources.list().size()));
    join.getOnExpressions()
        .forEach(on -> sources.conditions().add(new FromSources.Condition(on, visible)));
  }

  private static Source.Kept kept(Join join) {
    if (join.isSimple()) {
      return Source.Kept.APART;
    }
    if (join.isFull() || (join.isLeft() && join.isRight())) {
      return Source.Kept.BOTH;
    }
    if (join.isRight()) {
      return Source.Kept.RIGHT;
    }
    return join.isLeft() ? Source.Kept.LEFT : Source.Kept.NEITHER;
  }
}
