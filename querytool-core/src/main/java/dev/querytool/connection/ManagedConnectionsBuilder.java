package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.connection.ServerEngine.Surroundings;
import dev.querytool.error.ValidationException;
import dev.querytool.vault.CredentialVault;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the options of a registry of connections. Not thread-safe. */
public final class ManagedConnectionsBuilder {

  private static final Duration SHORTEST_ACQUIRE = Duration.ofMillis(250);
  private static final Duration SHORTEST_IDLE = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final int SMALLEST_VALUE = 1_000;
  private static final long LARGEST = Integer.MAX_VALUE;

  /** PostgreSQL writes a byte of a binary as two digits. */
  private static final int BYTES_WRITTEN = 2;

  private final ConnectionStore store;
  private final CredentialVault vault;
  private final Set<Path> ownFiles = new HashSet<>();
  private Clock clock = Clock.systemUTC();
  private ClassLoader drivers = ManagedConnectionsBuilder.class.getClassLoader();
  private String owner = "default_user";
  private int poolSize = PoolSettings.DEFAULTS.size();
  private Duration acquireTimeout = PoolSettings.DEFAULTS.acquireTimeout();
  private Duration idleTimeout = PoolSettings.DEFAULTS.idleTimeout();
  private Duration closeTimeout = PoolSettings.DEFAULTS.closeTimeout();
  private int largestSqliteValue = PoolSettings.DEFAULTS.largestSqliteValue();
  private boolean leastPrivilege;
  private ServerLimits limits = ServerLimits.DEFAULTS;
  private @Nullable ConnectionPolicy policy;
  private Engine.@Nullable Factory engines;

  ManagedConnectionsBuilder(ConnectionStore store, CredentialVault vault) {
    this.store = requireNonNull(store, "store");
    this.vault = requireNonNull(vault, "vault");
  }

  /** Sets the clock for the times of registrations; the system's UTC clock by default. */
  public ManagedConnectionsBuilder clock(Clock clock) {
    this.clock = requireNonNull(clock, "clock");
    return this;
  }

  /** Sets the class loader that finds the drivers; querytool's own by default. */
  public ManagedConnectionsBuilder drivers(ClassLoader drivers) {
    this.drivers = requireNonNull(drivers, "drivers");
    return this;
  }

  /** Sets the uid that owns the passwords in the vault; {@code default_user} by default. */
  public ManagedConnectionsBuilder owner(String uid) {
    this.owner = requireNonNull(uid, "uid");
    return this;
  }

  /**
   * Adds a file that may never be registered, such as the store's own, whether by its path or
   * through a link; the same holds for the log, index, journal and key beside it.
   */
  public ManagedConnectionsBuilder ownFile(Path file) {
    ownFiles.add(file.toAbsolutePath());
    return this;
  }

  /**
   * Sets the greatest number of sessions of one connection, lent or idle; 4 by default.
   *
   * @param size 1 to 1,000
   */
  public ManagedConnectionsBuilder poolSize(int size) {
    if (size < 1 || size > 1_000) {
      throw new ValidationException("the pool size must be 1 to 1,000, not " + size);
    }
    this.poolSize = size;
    return this;
  }

  /**
   * Sets how long a borrower waits for a session; 10 s by default.
   *
   * @param timeout 250 ms to 1 day
   */
  public ManagedConnectionsBuilder acquireTimeout(Duration timeout) {
    this.acquireTimeout = between(SHORTEST_ACQUIRE, timeout, "acquire timeout");
    return this;
  }

  /**
   * Sets how long an idle session is kept open; 5 min by default.
   *
   * @param timeout 10 s to 1 day
   */
  public ManagedConnectionsBuilder idleTimeout(Duration timeout) {
    this.idleTimeout = between(SHORTEST_IDLE, timeout, "idle timeout");
    return this;
  }

  /**
   * Sets how long closing waits for sessions that are still lent; 5 s by default.
   *
   * @param timeout 0 to 1 day
   */
  public ManagedConnectionsBuilder closeTimeout(Duration timeout) {
    this.closeTimeout = between(Duration.ZERO, timeout, "close timeout");
    return this;
  }

  /**
   * Sets the greatest size of one SQLite value in bytes, stored or computed; 256 MB by default, or
   * an eighth of the heap if that is less.
   *
   * <p>Below this ceiling the limit is twice the size of the file, and at least 1,000,000 bytes. No
   * stored value is larger than its file, so every value can be read, while a call that inflates a
   * value ends early.
   *
   * @param bytes 1,000 or more
   */
  public ManagedConnectionsBuilder largestSqliteValue(int bytes) {
    if (bytes < SMALLEST_VALUE) {
      throw new ValidationException(
          "the largest SQLite value must be 1,000 bytes or more, not " + bytes);
    }
    this.largestSqliteValue = bytes;
    return this;
  }

  /**
   * Makes room for values and results of these sizes. Drivers read values, and several rows at
   * once, before their size can be checked, so every session is limited to what the heap has room
   * for; this raises the limits where they are lower, and never lowers them.
   *
   * <p>By default a SQLite value may take an eighth of the heap, and what PostgreSQL's driver reads
   * at once a quarter, each at most 256 MB. A row of MySQL or MariaDB may take an eighth of the
   * heap if that is less than 16 MB; above that size their driver reads in pieces without a limit
   * of its own, and the server's {@code max_allowed_packet} is the limit.
   *
   * @param valueBytes the size of a value, 1 or more
   * @param resultBytes the size of a result in memory or of one row of a stream, 1 or more
   */
  public ManagedConnectionsBuilder roomFor(long valueBytes, long resultBytes) {
    if (valueBytes < 1 || resultBytes < 1) {
      throw new ValidationException("values and results have 1 byte or more");
    }
    largestSqliteValue = (int) Math.max(largestSqliteValue, Math.min(valueBytes, LARGEST));
    long written = Math.min(resultBytes, LARGEST / BYTES_WRITTEN) * BYTES_WRITTEN;
    limits = limits.withLargestResult((int) Math.max(limits.largestResult(), written));
    return this;
  }

  /**
   * Sets after how long the server itself ends a statement or an idle transaction; 1 h by default.
   * It is the last safety net: a query's own timeout comes first, and a stream that is read for
   * longer needs more.
   *
   * @param time 1 s to 1 day
   */
  public ManagedConnectionsBuilder longestStatement(Duration time) {
    Duration checked = between(Duration.ofSeconds(1), time, "longest statement");
    limits = new ServerLimits(limits.connectTimeout(), checked, limits.largestResult());
    return this;
  }

  /**
   * Sets how long each step of opening a session of a server may take; 10 s by default. A {@code
   * connectTimeout} in a url takes precedence.
   *
   * @param timeout 1 s to 1 day
   */
  public ManagedConnectionsBuilder connectTimeout(Duration timeout) {
    Duration checked = between(Duration.ofSeconds(1), timeout, "connect timeout");
    limits = new ServerLimits(checked, limits.longestStatement(), limits.largestResult());
    return this;
  }

  /**
   * Refuses to register a connection whose user may do more than read, see {@link
   * PrivilegeReport#isReadOnly}. By default such a user is only warned about in the log.
   */
  public ManagedConnectionsBuilder requireLeastPrivilege() {
    this.leastPrivilege = true;
    return this;
  }

  /** Restricts where connections may lead; by default they may lead anywhere. */
  public ManagedConnectionsBuilder policy(ConnectionPolicy policy) {
    this.policy = requireNonNull(policy, "policy");
    return this;
  }

  /** Creates the registry; it opens nothing. */
  public ManagedConnections build() {
    OwnFiles own = new OwnFiles(ownFiles);
    PoolSettings settings =
        new PoolSettings(poolSize, acquireTimeout, idleTimeout, closeTimeout, largestSqliteValue);
    TrustFiles trust = new TrustFiles();
    Pools pools = new Pools(settings, trust);
    Engine.Factory factory = engines == null ? engines(own, trust) : engines;
    Origins origins = new Origins(factory, own, pools, limits);
    ConnectionCredentials credentials = new ConnectionCredentials(vault, origins, owner);
    ManagedConnections connections =
        new DefaultConnectionRegistry(store, credentials, origins, pools, clock);
    connections.addStep(new PrivilegeStep(leastPrivilege));
    return connections;
  }

  /** Replaces what urls lead to. */
  ManagedConnectionsBuilder engines(Engine.Factory engines) {
    this.engines = engines;
    return this;
  }

  private Engine.Factory engines(OwnFiles own, TrustFiles trust) {
    ClassLoader loader = drivers;
    int largest = largestSqliteValue;
    ConnectionPolicy chosen = policy;
    FilePolicy files = chosen == null ? FilePolicy.anywhere() : chosen.files();
    Surroundings surroundings =
        new Surroundings(trust, loader, limits, chosen == null ? null : chosen.servers());
    return (url, tls) ->
        switch (url.dialect()) {
          case SQLITE -> new SqliteEngine(url.file(), own, files, loader, largest);
          case POSTGRES, MYSQL, MARIADB -> new ServerEngine(url, tls, surroundings);
        };
  }

  private static Duration between(Duration shortest, Duration given, String what) {
    if (given.compareTo(shortest) < 0 || given.compareTo(LONGEST) > 0) {
      throw new ValidationException(
          "the " + what + " must be " + shortest.toMillis() + " ms to 1 day, not " + given);
    }
    return given;
  }
}
