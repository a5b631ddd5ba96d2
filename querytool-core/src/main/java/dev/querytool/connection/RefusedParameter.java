package dev.querytool.connection;

import dev.querytool.error.ValidationException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Known parameters that are refused, each with what to do instead. */
enum RefusedParameter {
  CLASSES(
      "makes the driver load a class; a url never chooses code",
      """
      socketFactory socketFactoryArg sslfactory sslfactoryarg sslhostnameverifier
      sslpasswordcallback authenticationPluginClassName xmlFactoryFactory connectExecutor
      connectExecutorArg classLoaderStrategy sspiServiceClass autoDeserialize queryInterceptors
      statementInterceptors exceptionInterceptors connectionLifecycleInterceptors
      propertiesTransform connectionPropertiesTransform authenticationPlugins
      defaultAuthenticationPlugin disabledAuthenticationPlugins
      authenticationWebAuthnCallbackHandler authenticationFidoCallbackHandler
      authenticationOpenidConnectCallbackHandler logger profilerEventHandler clientInfoProvider
      loadBalanceStrategy ha.loadBalanceStrategy loadBalanceExceptionChecker
      serverConfigCacheFactory queryInfoCacheFactory parseInfoCacheFactory customCharsetMapping
      sslContextProvider keyManagerFactoryProvider trustManagerFactoryProvider keyStoreProvider
      openTelemetry tlsSocketType credentialType codecs"""),
  CERTIFICATES(
      "names a file or a key store; give the authority's certificates by code:"
          + " registration(name, url).tls(Tls.verifyFull(caPem))",
      """
      sslrootcert trustCertificateKeyStoreUrl trustCertificateKeyStoreType
      trustCertificateKeyStorePassword fallbackToSystemTrustStore serverSslCert trustStore
      trustStoreType trustStorePassword"""),
  KEYS(
      "names a file or a key store; logging in with a client certificate is not supported",
      """
      sslcert sslkey sslpassword pemKeyAlgorithm clientCertificateKeyStoreUrl
      clientCertificateKeyStoreType clientCertificateKeyStorePassword fallbackToSystemKeyStore
      keyStore keyStoreType keyStorePassword keyPassword"""),
  FILES(
      "names a file, which a url never does",
      """
      loggerFile loggerLevel service ociConfigFile ociConfigProfile idTokenFile useConfigs
      serverRSAPublicKeyFile pipe localSocket passfile"""),
  LOCAL_FILES(
      "lets a server read files of this machine; it is always off",
      """
      allowLoadLocalInfile allowLoadLocalInfileInPath allowUrlInLocalInfile allowLocalInfile
      loadDataLocal loadDataLocalInPath allowUrlInLoadLocal"""),
  KEY_RETRIEVAL(
      "lets a false server ask for the password; remove it and encrypt the connection instead",
      "allowPublicKeyRetrieval restrictedAuth"),
  SEVERAL_STATEMENTS(
      "lets one text run several statements; it is always off",
      "allowMultiQueries rewriteBatchedStatements"),
  SESSIONS(
      "changes what the session may do; sessions are read-only and set by querytool alone",
      """
      options currentSchema readOnly readOnlyMode preferQueryMode stringtype escapeSyntaxCallMode
      autosave replication allowEncodingChanges sessionVariables initSql createDatabaseIfNotExist
      geometryDefaultType autoReconnect autoReconnectForPools assumeMinServerVersion
      protocolVersion binaryTransfer defaultRowFetchSize useCursorFetch defaultFetchSize
      connectionCollation characterSetResults zeroDateTimeBehavior tinyInt1isBit
      useServerPrepStmts socketTimeout tcpKeepAlive maxResultBuffer queryTimeout"""),
  LOG_INS(
      "chooses another way to log in; only user and password are supported",
      """
      jaasApplicationName jaasLogin gssEncMode gssLib gssUseDefaultCreds gssResponseTimeout
      kerberosServerName useSpnego requireAuth channelBinding scramMaxIterations
      ldapServerHostname passwordCharacterEncoding password1 password2 password3"""),
  ROUTES(
      "leads elsewhere than to the hosts of the url; name the hosts themselves",
      """
      localSocketAddress socksProxyHost socksProxyPort socksProxyRemoteDns dnsSrv permitRedirect
      targetServerType loadBalanceHosts hostRecheckSeconds nonProxyHosts host port hostaddr dbname
      pghost pgport pgdbname address protocol"""),
  TLS_DETAILS(
      "changes how encryption begins; choose with sslmode (PostgreSQL) or sslMode (MySQL), or by"
          + " code with registration(name, url).tls(…)",
      """
      sslNegotiation sslResponseTimeout tlsVersions tlsCiphersuites enabledTLSProtocols
      enabledSSLCipherSuites fipsCompliantJsse xdevapi.ssl-mode disableSslHostnameVerification""");

  private static final Map<String, RefusedParameter> BY_NAME =
      Stream.of(values())
          .flatMap(RefusedParameter::entries)
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final Map<String, String> SPELLINGS =
      Stream.of(values())
          .flatMap(RefusedParameter::spellings)
          .collect(Collectors.toUnmodifiableMap(RefusedParameter::folded, name -> name));

  private final String why;
  private final String names;

  RefusedParameter(String why, String names) {
    this.why = why;
    this.names = names;
  }

  /** Explains why a parameter, by its name in lower case, is refused; names it if it is known. */
  static ValidationException refusal(Dialect dialect, String name) {
    RefusedParameter known = BY_NAME.get(name);
    String allowed = "; allowed are " + allowed(dialect);
    if (known == null) {
      return new ValidationException("a parameter of the url is not a known one" + allowed);
    }
    return new ValidationException(
        "the parameter '" + SPELLINGS.get(name) + "' is refused: it " + known.why + allowed);
  }

  private static String allowed(Dialect dialect) {
    return dialect == Dialect.POSTGRES
        ? "user, password, sslmode, ssl, ApplicationName and connectTimeout"
        : "user, password, sslMode, useSSL and connectTimeout";
  }

  private Stream<String> spellings() {
    return names.lines().flatMap(line -> Stream.of(line.split(" ")));
  }

  private Stream<Map.Entry<String, RefusedParameter>> entries() {
    return spellings().map(name -> Map.entry(folded(name), this));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
