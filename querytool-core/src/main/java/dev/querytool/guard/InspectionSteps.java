package dev.querytool.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import net.sf.jsqlparser.statement.select.Select;
import org.jspecify.annotations.Nullable;

/**
 * The way of a text from words to proof, one class for each step; each refuses what it does not
 * know.
 *
 * <p>Immutable and safe for use by many threads.
 */
final class InspectionSteps {

  private static final List<String> WARM_UP =
      List.of(
          "SELECT count(*) FROM t WHERE a = 'x' OR b IN (1) LIMIT 1",
          "WITH c AS (SELECT a + 1 AS b FROM t) SELECT CASE WHEN b > 1 THEN -b END, CAST(b AS CHAR)"
              + " FROM c JOIN t USING (b) WHERE b BETWEEN 1 AND 2 GROUP BY b ORDER BY 1",
          "SELECT (a",
          "SELECT a FROM FROM",
          "SELECT never_heard_of(a) FROM t");

  /** What no step asks, and so no proof may claim. */
  private static final Set<GuardRule> NOT_ASKED = EnumSet.of(GuardRule.FAILURE);

  /** Rules that only a catalogue can hold. */
  private static final Set<GuardRule> OF_NAMES =
      EnumSet.of(
          GuardRule.UNKNOWN_TABLE,
          GuardRule.AMBIGUOUS_TABLE,
          GuardRule.UNKNOWN_COLUMN,
          GuardRule.AMBIGUOUS_COLUMN,
          GuardRule.UNRESOLVED_NAME,
          GuardRule.COLUMN_COUNT,
          GuardRule.UNNAMED_CALL);

  /** Rules that only grants can hold. */
  private static final Set<GuardRule> OF_GRANTS =
      EnumSet.of(GuardRule.NOT_GRANTED, GuardRule.UNDER_GRANT, GuardRule.GRANT_UNFIT);

  private final Dialect dialect;
  private final Bounds bounds;
  private final boolean namedParameters;
  private final Canonicalizer canonicalizer;
  private final TokenRules tokenRules;
  private final FunctionList functions;
  private final HostFunctions host;
  private final HostCalls uncatalogued;
  private final Cache<CatalogSnapshot, HostCalls> hostCalls =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
  private final Cache<CatalogSnapshot, EnumTypes> enumTypes =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
  private final Cache<CatalogSnapshot, UnnamedCalls> unnamedCalls =
      Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();
  private final Parsing parsing;
  private final NodeTable nodes;
  private final BuiltInNames builtIns;
  private final NameResolution names;
  private final List<String> rulesOfText = rulesPassed(false, false);
  private final List<String> rulesOfAll = rulesPassed(true, false);
  private final List<String> rulesOfGranted = rulesPassed(true, true);
  private final CallCosts costs;

  /** Reads the lists of a dialect. */
  InspectionSteps(Dialect dialect, GuardOptions options) {
    this.dialect = dialect;
    this.bounds = new Bounds(options.maxLength());
    this.namedParameters = options.namedParameters();
    this.canonicalizer = Canonicalizer.of(dialect);
    this.host = options.allowedFunctions();
    this.uncatalogued = HostCalls.of(host, null);
    this.functions = FunctionList.of(dialect, host.bareNames());
    this.tokenRules = TokenRules.of(dialect, functions);
    this.parsing = Parsing.of(dialect);
    this.nodes = NodeTable.of(dialect);
    this.builtIns = BuiltInNames.of(dialect);
    this.names = new NameResolution(NameRules.of(dialect));
    this.costs = CallCosts.of(dialect);
    loadClasses();
  }

  /** Returns these steps without the functions of the host, which are nobody's by a grant. */
  InspectionSteps withoutHost() {
    return uncatalogued.isEmpty()
        ? this
        : new InspectionSteps(
            dialect, new GuardOptions(bounds.maxLength(), namedParameters, HostFunctions.none()));
  }

  /**
   * Takes a text through all steps.
   *
   * @throws Refusal at the first rule that does not hold
   */
  ReadOnlyQuery prove(String sql, @Nullable CatalogSnapshot catalog) {
    requireSameDialect(catalog);
    bounds.check(sql);
    return proveBounded(sql, catalog);
  }

  private ReadOnlyQuery proveBounded(String sql, @Nullable CatalogSnapshot catalog) {
    CanonicalText canonical = canonicalizer.canonical(sql, namedParameters);
    return proved(analysed(canonical, catalog, NameUses.untold()), catalog, null);
  }

  /**
   * What the steps found out about a text.
   *
   * @param text what is run
   * @param tree its parsed form
   * @param walked what a walk through that met
   * @param names what its names stand for
   * @param faithful whether the parser was given the very text, with nothing in another's place
   */
  record Analysed(
      CanonicalText text, Select tree, WalkedTree walked, ResolvedNames names, boolean faithful) {

    /** Returns the same with names that stand for something else. */
    Analysed with(ResolvedNames others) {
      return new Analysed(text, tree, walked, others, faithful);
    }
  }

  /** Returns the canonical form of a text after its bounds were checked. */
  CanonicalText canonical(String sql) {
    bounds.check(sql);
    return canonicalizer.canonical(sql, namedParameters);
  }

  /** Returns the canonical form of what a host wrote, in which parameters may be named. */
  CanonicalText ofHost(String sql) {
    return canonicalizer.canonical(sql, true);
  }

  /**
   * Returns the tokens of a part of what a host wrote that closes all that it opens, and no more.
   */
  List<Token> wholePart(String part) {
    return canonicalizer.wholePart(part);
  }

  Dialect dialect() {
    return dialect;
  }

  /** Takes a canonical text through the steps behind. */
  Analysed analysed(CanonicalText canonical, @Nullable CatalogSnapshot catalog, NameUses uses) {
    HostCalls calls = calls(catalog);
    CanonicalText text = new HostQualifying(calls, functions, this::quoted).qualified(canonical);
    CanonicalText spared = JsonTables.spared(text, dialect);
    tokenRules.check(spared, calls);
    CanonicalText parsed = JsonTables.renamed(parsing.asParsed(spared));
    TokenIndex tokens = new TokenIndex(parsed);
    String read = parsing.forParser(parsed);
    Select tree = parsing.select(parsed, read, tokens);
    WalkedTree walked =
        NodeWalk.of(
            tree, new NodeWalk.Lists(nodes, functions, calls, builtIns, enums(catalog)), tokens);
    TreeCoverage.check(walked, tokens, builtIns);
    StoredNames.check(dialect, walked.functions(), text, catalog);
    ResolvedNames resolved = names.resolve(tree, parsed, catalog, uses);
    checkUnnamed(text, catalog, resolved, walked);
    TokenIndex written = parsed == text ? tokens : new TokenIndex(text);
    new SelectExtents(costs, written, parsed.namesWithColumns())
        .of(tree, SizedScope.inside(null, null));
    return new Analysed(text, tree, walked, resolved, read.equals(text.sql()));
  }

  /** Returns the proof of what was analysed. */
  ReadOnlyQuery proved(
      Analysed found, @Nullable CatalogSnapshot catalog, @Nullable GrantedText granted) {
    CanonicalText text = found.text();
    return new ReadOnlyQuery(
        new QueryProof(
            dialect,
            text.sql(),
            text.parameters(),
            NullTests.of(text),
            ListPlaces.of(text),
            found.names(),
            found.walked().functions(),
            rules(catalog, granted),
            catalog == null ? OptionalLong.empty() : OptionalLong.of(catalog.version()),
            RowLimitSearch.of(text, dialect),
            TextPlaces.of(text),
            granted));
  }

  private HostCalls calls(@Nullable CatalogSnapshot catalog) {
    return catalog == null || uncatalogued.isEmpty()
        ? uncatalogued
        : hostCalls.get(catalog, snapshot -> HostCalls.of(host, snapshot));
  }

  private void checkUnnamed(
      CanonicalText text,
      @Nullable CatalogSnapshot catalog,
      ResolvedNames resolved,
      WalkedTree walked) {
    if (catalog == null || dialect != Dialect.POSTGRES || catalog.unnamedCalls().isEmpty()) {
      return;
    }
    UnnamedCalls unnamed =
        unnamedCalls.get(catalog, snapshot -> UnnamedCalls.of(snapshot, calls(snapshot)));
    if (!unnamed.isEmpty()) {
      boolean hostCalled =
          walked.functions().stream().anyMatch(one -> one.reason().equals(HostCalls.REASON));
      new UnnamedCallCheck(unnamed, catalog, text.statement(), resolved.tables(), hostCalled)
          .check();
    }
  }

  private EnumTypes enums(@Nullable CatalogSnapshot catalog) {
    return catalog == null || dialect != Dialect.POSTGRES
        ? EnumTypes.NONE
        : enumTypes.get(catalog, EnumTypes::of);
  }

  /** Returns a name in the quotes of the dialect. */
  String quoted(String name) {
    return dialect == Dialect.POSTGRES
        ? PostgresSyntax.quoted(name)
        : SqliteSyntax.backticked(name);
  }

  /** Loads what a statement needs before a hostile one can cut the loading short. */
  private void loadClasses() {
    nodes.loadClasses();
    WARM_UP.forEach(this::warmUp);
  }

  private void warmUp(String sql) {
    try {
      proveBounded(sql, null);
    } catch (Refusal expected) {
      // What a refusal needs is loaded now too.
    }
  }

  void requireSameDialect(@Nullable CatalogSnapshot catalog) {
    if (catalog != null && catalog.dialect() != dialect) {
      throw GuardRule.UNSUPPORTED_DIALECT.refusal(
          "The catalogue is of " + catalog.dialect() + ", the guard reads " + dialect + ".");
    }
  }

  private List<String> rules(@Nullable CatalogSnapshot catalog, @Nullable GrantedText granted) {
    if (granted != null) {
      return rulesOfGranted;
    }
    return catalog == null ? rulesOfText : rulesOfAll;
  }

  private static List<String> rulesPassed(boolean namesResolved, boolean granted) {
    return Arrays.stream(GuardRule.values())
        .filter(rule -> !NOT_ASKED.contains(rule))
        .filter(rule -> namesResolved || !OF_NAMES.contains(rule))
        .filter(rule -> granted || !OF_GRANTS.contains(rule))
        .map(GuardRule::id)
        .toList();
  }
}
