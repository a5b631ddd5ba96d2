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
 * How to open a {@link QueryTool}. Not thread-safe; use one per tool.
 *
 * <p>Without a key the tool opens and works, but refuses the first password before it is written.
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

  /** Sets the store's file, made on first use together with its directory; required. */
  public QueryToolBuilder store(Path file) {
    store = requireNonNull(file, "file");
    return this;
  }

  /** Sets where the vault's master key comes from; none by default. */
  public QueryToolBuilder masterKey(MasterKey key) {
    masterKey = requireNonNull(key, "key");
    return this;
  }

  /** Sets the clock that every stored time is read from; UTC of the system by default. */
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

  /** Sets the bounds of queries. */
  public QueryToolBuilder queryOptions(QueryOptions options) {
    queryOptions = requireNonNull(options, "options");
    return this;
  }

  /**
   * Lets queries on a connection call functions of its database, besides those that {@link
   * QueryOptions} and earlier calls name; none by default.
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
   * Sets what watches every run, plan and translation, such as {@link
   * dev.querytool.observation.MicrometerObserver}; nothing by default.
   */
  public QueryToolBuilder observer(QueryObserver value) {
    observer = requireNonNull(value, "value");
    return this;
  }

  /** Sets where driver classes are found; querytool's own class loader by default. */
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
   * dev.querytool.connection.PrivilegeReport#isReadOnly}; without this such a user is warned about
   * in the log.
   */
  public QueryToolBuilder requireLeastPrivilege() {
    leastPrivilege = true;
    return this;
  }

  /**
   * Lets connections lead only where a policy allows; without this they may lead anywhere, as suits
   * an application that alone registers them, and for {@link #multiUser many users} to public
   * addresses alone.
   */
  public QueryToolBuilder connectionPolicy(ConnectionPolicy policy) {
    connectionPolicy = requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Sets how many runs the history keeps of each connection, 0 to 1,000,000; 1,000 by default. With
   * 0 none are kept; what is in the store already stays there.
   */
  public QueryToolBuilder historySize(int runs) {
    historySize = runs;
    return this;
  }

  /**
   * Gives no answer before its run is committed to the history, see {@link
   * HistoryOptions#beforeAnswer}; without this the history is written behind the answers, see
   * {@link HistoryOptions#behind}.
   */
  public QueryToolBuilder auditBeforeAnswer() {
    auditBeforeAnswer = true;
    return this;
  }

  /** Removes runs from the history that are older than some time, see {@link HistoryOptions}. */
  public QueryToolBuilder historyMaxAge(Duration age) {
    return audit(options -> options.maxAge(age));
  }

  /** Keeps the texts of queries without their literals, see {@link HistoryOptions}. */
  public QueryToolBuilder historyWithoutLiterals() {
    return audit(HistoryOptions::withoutLiterals);
  }

  /**
   * Sets who is told of the history's end, so that it can be kept where the store is not; see
   * {@link HistoryOptions#anchoredBy}.
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
   * Sets the language models that may be asked; none by default. Module {@code querytool-llm} has
   * the known providers.
   */
  public QueryToolBuilder models(LanguageModels several) {
    models = requireNonNull(several, "several");
    return this;
  }

  /**
   * Sets the one language model that is asked. It is known as {@code model}, and its prompts have
   * at most 16,000 tokens, counted by {@link TokenCounter#approximate}; {@link LanguageModels#only}
   * says otherwise.
   */
  public QueryToolBuilder model(LanguageModel model) {
    ModelInfo info = new ModelInfo("model", "the application's own", "application", PROMPT_TOKENS);
    return models(LanguageModels.only(new ChosenModel(info, model, TokenCounter.approximate())));
  }

  /**
   * Has tables and earlier questions found by meaning besides their words; without this by words
   * alone.
   */
  public QueryToolBuilder embedder(TextEmbedder value) {
    embedder = requireNonNull(value, "value");
    return this;
  }

  /**
   * Goes on to a tool for many users, who are told apart: everything in it asks for a caller. It
   * needs a master key, which must not lie in the directory of the store, and gives no answer
   * before its run is committed to the history.
   */
  public SharedQueryToolBuilder multiUser() {
    return new SharedQueryToolBuilder(auditBeforeAnswer());
  }

  /**
   * Opens the tool.
   *
   * @throws ValidationException if no store was named, or the size of the history is out of range
   * @throws dev.querytool.error.QueryToolException if the store cannot be opened; the message says
   *     what to do
   */
  public QueryTool open() {
    return new QueryTool(Wiring.of(this, requireStore(), new OpenParts()));
  }

  /**
   * Opens the tool on a store and a key of its own, in a temporary directory (0700) that is deleted
   * on close, whatever store and key were set.
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
      throw new ValidationException("no store was named; call store(path) before open()");
    }
    return store;
  }
}
