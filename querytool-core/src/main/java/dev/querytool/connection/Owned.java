package dev.querytool.connection;

/**
 * What a registry owns and ends with it.
 *
 * @param pools the sessions
 * @param trust the certificates that drivers read when they open one
 */
record Owned(Pools pools, TrustFiles trust) {

  void close() {
    pools.close();
    trust.close();
  }
}
