package dev.querytool;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.StructureLimits;
import dev.querytool.connection.ConnectionPolicy;
import dev.querytool.error.ValidationException;
import dev.querytool.guard.HostFunctions;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModel;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.TextEmbedder;
import dev.querytool.natural.TokenCounter;
import dev.querytool.query.AuditAnchor;
import dev.querytool.query.HistoryOptions;
import dev.querytool.query.QueryObserver;
import dev.querytool.query.QueryOptions;
import dev.querytool.vault.MasterKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Collects the options of a {@link QueryTool} and opens it. Not thread-safe; use one per tool.
 *
 * <p>Without a master key the tool opens and works, but refuses to store passwords.
 */
public final class QueryToolBuilder {

  private static final int PROMPT_TOKENS = 16_000;

  private @Nullable Path store;
  private MasterKey masterKey = MasterKey.none();
  private Clock clock = Clock.systemUTC();
  private Duration acquireTimeout = Duration.ofSeconds(40);
  private int poolSize = 4;
  private QueryOptions queryOptions = QueryOptions.defaults();
  private final Map<String, HostFunctions> functions = new LinkedHashMap<>();
  private ClassLoader drivers = QueryToolBuilder.class.getClassLoader();
  private boolean leastPrivilege;
  private StructureLimits structureLimits = StructureLimits.defaults();
  private @Nullable ConnectionPolicy connectionPolicy;
  private int historySize = HistoryOptions.DEFAULT_SIZE;
  private boolean auditBeforeAnswer;
  private UnaryOperator<HistoryOptions> auditOptions = options -> options;
  private LanguageModels models = LanguageModels.none();
  private @Nullable TextEmbedder embedder;
  private @Nullable QueryObserver observer;

  QueryToolBuilder() {}

  /** Sets the store's file, created on first use together with its directory; required. */
  public QueryToolBuilder store(Path file) {
    store = requireNonNull(file, "file");
    return this;
  }

  /** Sets where the vault's master key comes from; none by default. */
  public QueryToolBuilder masterKey(MasterKey key) {
    masterKey = requireNonNull(key, "key");
    return this;
  }

  /** Sets the clock that every stored time is read from; the system's UTC clock by default. */
  public QueryToolBuilder clock(Clock value) {
    clock = requireNonNull(value, "clock");
    return this;
  }

  /**
   * Sets how long a call waits for the store's writer before it fails with {@link
   * dev.querytool.sqlite.WriterBusyException}; 40 seconds by default.
   *
   * @param timeout 1 ms to 1 day
   */
  public QueryToolBuilder acquireTimeout(Duration timeout) {
    acquireTimeout = requireNonNull(timeout, "timeout");
    return this;
  }

  /** Sets how many sessions of one registered database may be open at once; 4 by default. */
  public QueryToolBuilder poolSize(int sessions) {
    poolSize = sessions;
    return this;
  }

  /** Sets the limits of queries: rows, bytes, time and cost. */
  public QueryToolBuilder queryOptions(QueryOptions options) {
    queryOptions = requireNonNull(options, "options");
    return this;
  }

  /**
   * Allows queries on a connection to call functions of its database, in addition to those that
   * {@link QueryOptions} and earlier calls name; none by default.
   *
   * @param connection the name under which it is, or will be, registered
   */
  public QueryToolBuilder allowFunctions(String connection, HostFunctions allowed) {
    functions.merge(
        requireNonNull(connection, "connection"),
        requireNonNull(allowed, "allowed"),
        HostFunctions::and);
    return this;
  }

  /**
   * Sets the observer of every run, plan and translation, such as {@link
   * dev.querytool.observation.MicrometerObserver}; none by default.
   */
  public QueryToolBuilder observer(QueryObserver value) {
    observer = requireNonNull(value, "value");
    return this;
  }

  /** Sets the class loader that finds the drivers; querytool's own by default. */
  public QueryToolBuilder drivers(ClassLoader loader) {
    drivers = requireNonNull(loader, "loader");
    return this;
  }

  /**
   * Sets how much of its structure a database may tell when it is registered or refreshed; 100,000
   * tables and 2,000,000 columns by default.
   */
  public QueryToolBuilder structureLimits(StructureLimits limits) {
    structureLimits = requireNonNull(limits, "limits");
    return this;
  }

  /**
   * Refuses to register a server whose user may do more than read, see {@link
   * dev.querytool.connection.PrivilegeReport#isReadOnly}. By default such a user is only warned
   * about in the log.
   */
  public QueryToolBuilder requireLeastPrivilege() {
    leastPrivilege = true;
    return this;
  }

  /**
   * Restricts where connections may lead. By default they may lead anywhere, which suits an
   * application that registers them itself; in a tool for {@link #multiUser many users}, to public
   * addresses only.
   */
  public QueryToolBuilder connectionPolicy(ConnectionPolicy policy) {
    connectionPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets how many runs of each connection the history keeps, 0 to 1,000,000; 1,000 by default. With
   * 0 no run is recorded; those already in the store stay there.
   */
  public QueryToolBuilder historySize(int runs) {
    historySize = runs;
    return this;
  }

  /**
   * Commits each run to the history before its answer is given, see {@link
   * HistoryOptions#beforeAnswer}. By default the history is written shortly after the answers, see
   * {@link HistoryOptions#behind}.
   */
  public QueryToolBuilder auditBeforeAnswer() {
    auditBeforeAnswer = true;
    return this;
  }

  /**
   * Removes runs from the history once they are older than this, see {@link
   * HistoryOptions#maxAge(Duration)}.
   */
  public QueryToolBuilder historyMaxAge(Duration age) {
    return audit(options -> options.maxAge(age));
  }

  /**
   * Keeps the texts of queries without their literals, see {@link HistoryOptions#withoutLiterals}.
   */
  public QueryToolBuilder historyWithoutLiterals() {
    return audit(HistoryOptions::withoutLiterals);
  }

  /**
   * Sets what receives the end of the history's chain, so that it can be kept apart from the store;
   * see {@link HistoryOptions#anchoredBy}.
   */
  public QueryToolBuilder auditAnchor(AuditAnchor anchor, int rows, Duration time) {
    return audit(options -> options.anchoredBy(anchor, rows, time));
  }

  private QueryToolBuilder audit(UnaryOperator<HistoryOptions> option) {
    UnaryOperator<HistoryOptions> earlier = auditOptions;
    auditOptions = options -> option.apply(earlier.apply(options));
    return this;
  }

  /**
   * Sets the language models that may be asked; none by default. The module {@code querytool-llm}
   * knows the usual providers.
   */
  public QueryToolBuilder models(LanguageModels several) {
    models = requireNonNull(several, "several");
    return this;
  }

  /**
   * Sets a single language model. Its id is {@code model}, and its prompts have at most 16,000
   * tokens, counted by {@link TokenCounter#approximate}; use {@link #models(LanguageModels)} with
   * {@link LanguageModels#only} to choose other values.
   */
  public QueryToolBuilder model(LanguageModel model) {
    ModelInfo info = new ModelInfo("model", "the application's own", "application", PROMPT_TOKENS);
    return models(LanguageModels.only(new ChosenModel(info, model, TokenCounter.approximate())));
  }

  /**
   * Finds tables and earlier questions by their meaning as well as by their words; by words alone
   * if this is not set.
   */
  public QueryToolBuilder embedder(TextEmbedder value) {
    embedder = requireNonNull(value, "value");
    return this;
  }

  /**
   * Continues with a tool for many users, in which every call is made for an authenticated caller.
   * It needs a master key, which must not lie in the directory of the store, and commits each run
   * to the history before its answer is given.
   */
  public SharedQueryToolBuilder multiUser() {
    return new SharedQueryToolBuilder(auditBeforeAnswer());
  }

  /**
   * Opens the tool.
   *
   * @throws ValidationException if no store was set, or the size of the history is out of range
   * @throws dev.querytool.error.QueryToolException if the store cannot be opened; the message says
   *     what to do
   */
  public QueryTool open() {
    return new QueryTool(Wiring.of(this, requireStore(), new OpenParts()));
  }

  /**
   * Opens the tool on a store and a key of its own in a temporary directory (0700), which is
   * deleted on close. A store or key set before is ignored.
   */
  public QueryTool openInMemory() {
    OpenParts parts = new OpenParts();
    Path temporary = parts.add(TemporaryDirectory.create()).resolve("querytool.db");
    store(temporary).masterKey(QueryTool.keyBeside(temporary));
    return new QueryTool(Wiring.of(this, temporary, parts));
  }

  LanguageModels models() {
    return models;
  }

  @Nullable TextEmbedder embedder() {
    return embedder;
  }

  MasterKey masterKey() {
    return masterKey;
  }

  Clock clock() {
    return clock;
  }

  Duration acquireTimeout() {
    return acquireTimeout;
  }

  int poolSize() {
    return poolSize;
  }

  QueryOptions queryOptions() {
    QueryOptions.Builder all = queryOptions.toBuilder();
    functions.forEach(all::allowFunctions);
    if (observer != null) {
      all.observer(observer);
    }
    return all.build();
  }

  ClassLoader drivers() {
    return drivers;
  }

  @Nullable ConnectionPolicy connectionPolicy() {
    return connectionPolicy;
  }

  StructureLimits structureLimits() {
    return structureLimits;
  }

  boolean leastPrivilege() {
    return leastPrivilege;
  }

  HistoryOptions historyOptions() {
    return auditOptions.apply(
        auditBeforeAnswer
            ? HistoryOptions.beforeAnswer(historySize)
            : HistoryOptions.behind(historySize));
  }

  Path requireStore() {
    if (store == null) {
      throw new ValidationException("no store was set; call store(path) before open()");
    }
    return store;
  }
}
