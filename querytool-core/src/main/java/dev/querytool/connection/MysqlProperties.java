package dev.querytool.connection;

import java.util.Properties;

/** The properties that tell Connector/J about login, encryption and what it must not do. */
final class MysqlProperties implements DriverSettings.DriverProperties {

  private final ServerAddress server;
  private final Tls tls;
  private final TrustFiles trust;

  MysqlProperties(ServerAddress server, Tls tls, TrustFiles trust) {
    this.server = server;
    this.tls = tls;
    this.trust = trust;
  }

  @Override
  public Properties fresh() {
    Properties told = new Properties();
    told.setProperty("user", server.user());
    told.setProperty("allowPublicKeyRetrieval", "false");
    told.setProperty("allowLoadLocalInfile", "false");
    told.setProperty("allowUrlInLocalInfile", "false");
    told.setProperty("allowMultiQueries", "false");
    told.setProperty("createDatabaseIfNotExist", "false");
    told.setProperty("autoReconnect", "false");
    addTls(told);
    return told;
  }

  private void addTls(Properties told) {
    switch (tls.kind()) {
      case OFF -> told.setProperty("sslMode", "DISABLED");
      case IF_OFFERED -> told.setProperty("sslMode", "PREFERRED");
      case ENCRYPTED -> told.setProperty("sslMode", "REQUIRED");
      case VERIFY_FULL -> {
        told.setProperty("sslMode", "VERIFY_IDENTITY");
        tls.caPem().ifPresent(pem -> addAuthorities(told, pem));
      }
    }
  }

  private void addAuthorities(Properties told, String pem) {
    told.setProperty("trustCertificateKeyStoreUrl", trust.keyStore(pem).toUri().toString());
    told.setProperty("trustCertificateKeyStoreType", "PKCS12");
    told.setProperty("trustCertificateKeyStorePassword", TrustFiles.STORE_PASSWORD);
    told.setProperty("fallbackToSystemTrustStore", "false");
  }
}
