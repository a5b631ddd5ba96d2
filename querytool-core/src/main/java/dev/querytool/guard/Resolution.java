package dev.querytool.guard;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.sf.jsqlparser.parser.ASTNodeAccess;
import org.jspecify.annotations.Nullable;

/** What is known and found while the names of one statement are resolved. */
final class Resolution {

  private static final int MAX_DEPTH = 100;
  private static final int MAX_TABLES = 300;
  private static final int MAX_SOURCES = 200;
  private static final int MAX_COLUMNS = 2_000;

  private final TokenPlaces places;
  private final NameRules rules;
  private final @Nullable CatalogIndex catalog;
  private final TouchedTables touched = new TouchedTables();
  private final NameRefusals refusals;
  private final UnknownNames unknown = new UnknownNames();
  private final NameUses uses;
  private final Effort effort = new Effort();
  private final Map<String, String> called = new HashMap<>();
  private boolean complete;
  private int outermostLevel = Integer.MAX_VALUE;
  private int depth;
  private long tables;

  Resolution(TokenPlaces places, NameRules rules, @Nullable CatalogIndex catalog, NameUses uses) {
    this.places = places;
    this.rules = rules;
    this.catalog = catalog;
    this.uses = uses;
    this.refusals = new NameRefusals(catalog, rules);
    this.complete = catalog != null;
  }

  TokenPlaces places() {
    return places;
  }

  NameRules rules() {
    return rules;
  }

  @Nullable CatalogIndex catalog() {
    return catalog;
  }

  TouchedTables touched() {
    return touched;
  }

  NameRefusals refusals() {
    return refusals;
  }

  /** Returns what is told where each name stands. */
  NameUses uses() {
    return uses;
  }

  /** Returns what counts the steps of the resolution. */
  Effort effort() {
    return effort;
  }

  /** Returns the names that are not known. */
  UnknownNames unknown() {
    return unknown;
  }

  /** Notes what a table is called; refuses it if case alone parts it from another. */
  String called(Identifier name) {
    rules.requireTable(name.token());
    if (rules.settingsDecideCase()) {
      String other = called.putIfAbsent(rules.fold(name.written()), name.asTable());
      if (other != null && !other.equals(name.asTable())) {
        throw GuardRule.AMBIGUOUS_TABLE.at(
            name.token(), name.written() + " and " + other + " differ only in case.");
      }
    }
    return name.asTable();
  }

  /** Tells whether every name was resolved. */
  boolean complete() {
    return complete;
  }

  void leaveUnresolved() {
    complete = false;
  }

  /** Notes that a name was found in a scope of this level. */
  void reach(int level) {
    outermostLevel = Math.min(outermostLevel, level);
  }

  /** Bounds what stands in one FROM, whatever it is. */
  void requireFew(int sources, ASTNodeAccess last) {
    if (sources > MAX_SOURCES) {
      throw places.refusal(
          GuardRule.TOO_MANY_TABLES,
          last,
          "More than " + MAX_SOURCES + " tables and queries stand in one FROM.");
    }
  }

  /** Counts tables that are read, those of a common table expression with each use. */
  void read(Token place, long more) {
    tables += more;
    if (tables > MAX_TABLES) {
      throw GuardRule.TOO_MANY_TABLES.at(
          place, "The statement reads tables more than " + MAX_TABLES + " times.");
    }
  }

  /** Resolves a definition and gives it what that reached and read, apart from the rest. */
  void define(CommonTable table, Supplier<Outputs> query, int level) {
    int outermostBefore = outermostLevel;
    long tablesBefore = tables;
    outermostLevel = Integer.MAX_VALUE;
    tables = 0;
    Outputs outputs = query.get();
    table.finish(outputs, tables, outermostLevel < level, this);
    outermostLevel = Math.min(outermostBefore, outermostLevel);
    tables = tablesBefore;
  }

  void enter(ASTNodeAccess query) {
    if (++depth > MAX_DEPTH) {
      throw places.refusal(
          GuardRule.TOO_COMPLEX,
          query,
          "Queries and common table expressions are nested deeper than " + MAX_DEPTH + ".");
    }
  }

  void leave() {
    depth--;
  }

  void requireWidth(int columns, ASTNodeAccess last) {
    if (columns > MAX_COLUMNS) {
      throw places.refusal(
          GuardRule.TOO_COMPLEX,
          last,
          "A query of the statement has more than " + MAX_COLUMNS + " columns.");
    }
  }
}
