package dev.querytool.connection;

import static java.util.Objects.requireNonNull;

import dev.querytool.error.ValidationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Restricts where connections may lead when others than the application itself register them.
 *
 * <pre>{@code
 * ConnectionPolicy policy = ConnectionPolicy.builder()
 *     .hosts(place -> place.getAddress().isSiteLocalAddress() && place.getPort() == 5432)
 *     .sqliteDirectory(Path.of("/data/shared"))
 *     .build();
 * }</pre>
 *
 * <p>What is not allowed is refused: without {@link Builder#hosts} every server, without {@link
 * Builder#sqliteDirectory} every file. The policy is asked each time a session is opened, including
 * those of stored connections. It judges the addresses that a name resolves to at that moment, and
 * the session is opened to an address that was judged or not at all. A server that may not be
 * reached, is unknown, refuses the connection or does not answer gives the same error; the log says
 * which it was.
 *
 * <p>Some addresses are refused whatever the predicate says: link-local, multicast, wildcard and
 * broadcast ones, those where clouds serve secrets to their machines, and loopback ones unless
 * {@link Builder#allowLoopback} is called. A SQLite file must be a regular file whose real path
 * lies under a listed directory.
 *
 * <p>Data sources of the application are not subject to the policy. Immutable; safe for use by many
 * threads if the predicate is.
 */
public final class ConnectionPolicy {

  private final ServerPolicy servers;
  private final FilePolicy files;

  private ConnectionPolicy(ServerPolicy servers, FilePolicy files) {
    this.servers = servers;
    this.files = files;
  }

  /** Starts a policy that allows nothing. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a policy that allows servers at public addresses and nothing else. */
  public static ConnectionPolicy publicServers() {
    return builder().hosts(place -> !ReservedAddress.isPrivate(place.getAddress())).build();
  }

  /**
   * Tells whether an address is refused whatever a policy says, loopback ones aside: for what else
   * an application reaches where somebody tells it to.
   */
  public static boolean refusesAlways(InetAddress address) {
    return ReservedAddress.isOne(address);
  }

  ServerPolicy servers() {
    return servers;
  }

  FilePolicy files() {
    return files;
  }

  /** Collects what is allowed; not thread-safe. */
  public static final class Builder {

    private final Set<Path> directories = new LinkedHashSet<>();
    private @Nullable Predicate<InetSocketAddress> hosts;
    private ServerPolicy.Resolver resolver = InetAddress::getAllByName;
    private boolean loopback;

    private Builder() {}

    /**
     * Allows the servers that a predicate accepts. It is given an address with its port, and as the
     * host name what the url says; if a name has several addresses, it must accept each of them.
     */
    public Builder hosts(Predicate<InetSocketAddress> allowed) {
      hosts = requireNonNull(allowed, "allowed");
      return this;
    }

    /**
     * Asks the predicate of {@link #hosts} about servers on this machine as well, instead of
     * refusing them outright; without a predicate it allows none.
     */
    public Builder allowLoopback() {
      loopback = true;
      return this;
    }

    /**
     * Allows the SQLite files under a directory, except the store's own.
     *
     * @throws ValidationException if the path is not absolute
     */
    public Builder sqliteDirectory(Path directory) {
      if (!directory.isAbsolute()) {
        throw new ValidationException(
            "a directory of a policy is an absolute path, not '" + directory + "'");
      }
      directories.add(directory);
      return this;
    }

    /** Replaces what tells the addresses of names. */
    Builder resolver(ServerPolicy.Resolver resolver) {
      this.resolver = resolver;
      return this;
    }

    /**
     * Builds the policy.
     *
     * @throws ValidationException if servers on this machine are allowed but there is no predicate
     *     to ask
     */
    public ConnectionPolicy build() {
      if (loopback && hosts == null) {
        throw new ValidationException(
            "allowLoopback() allows no server by itself; say which with hosts(…), such as"
                + " hosts(place -> place.getPort() == 5432)");
      }
      Predicate<InetSocketAddress> asked = hosts == null ? place -> false : hosts;
      return new ConnectionPolicy(
          new ServerPolicy(resolver, asked, loopback), new FilePolicy(directories));
    }
  }
}
