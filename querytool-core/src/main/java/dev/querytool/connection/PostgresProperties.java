package dev.querytool.connection;

import java.util.Properties;

/** The properties that tell pgjdbc about login and encryption. */
final class PostgresProperties implements DriverSettings.DriverProperties {

  private final ServerAddress server;
  private final Tls tls;
  private final TrustFiles trust;
  private final boolean local;

  PostgresProperties(ServerAddress server, Tls tls, TrustFiles trust) {
    this.server = server;
    this.tls = tls;
    this.trust = trust;
    this.local = Loopback.reaches(server);
  }

  @Override
  public Properties fresh() {
    Properties told = new Properties();
    told.setProperty("user", server.user());
    told.setProperty("gssEncMode", "disable");
    if (!local) {
      told.setProperty("requireAuth", "scram-sha-256");
    }
    addTls(told);
    return told;
  }

  private void addTls(Properties told) {
    switch (tls.kind()) {
      case OFF, IF_OFFERED -> told.setProperty("sslmode", "disable");
      case ENCRYPTED -> {
        told.setProperty("sslmode", "require");
        told.setProperty("sslfactory", "org.postgresql.ssl.NonValidatingFactory");
      }
      case VERIFY_FULL -> {
        told.setProperty("sslmode", "verify-full");
        tls.caPem()
            .ifPresentOrElse(
                pem -> addAuthorities(told, pem),
                () -> told.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
      }
    }
  }

  private void addAuthorities(Properties told, String pem) {
    told.setProperty("sslrootcert", trust.pem(pem).toString());
    // Empty names keep the driver from looking for a key in the user's home directory.
    told.setProperty("sslcert", "");
    told.setProperty("sslkey", "");
  }
}
