package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      nullValues = "-",
      textBlock =
          """
          # url | dialect | hosts | database | user | password | kept
          postgres://me:pw@db/shop | POSTGRES | db:5432 | shop | me | pw | postgres://me@db/shop
          postgresql://me:pw@db/shop | POSTGRES | db:5432 | shop | me | pw | postgres://me@db/shop
          POSTGRES://me@db/shop | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          PostgreSQL://me@DB.Example.COM/shop | POSTGRES | db.example.com:5432 | shop | me | - | postgres://me@db.example.com/shop
          jdbc:postgresql://me:pw@db/shop | POSTGRES | db:5432 | shop | me | pw | postgres://me@db/shop
          JDBC:POSTGRESQL://me@db/shop | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          mysql://me:pw@db/shop | MYSQL | db:3306 | shop | me | pw | mysql://me@db/shop
          MySQL://me@db/shop | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop
          jdbc:mysql://me:pw@db/shop | MYSQL | db:3306 | shop | me | pw | mysql://me@db/shop
          mariadb://me:pw@db/shop | MARIADB | db:3306 | shop | me | pw | mariadb://me@db/shop
          jdbc:mariadb://me:pw@db/shop | MARIADB | db:3306 | shop | me | pw | mariadb://me@db/shop
          '  mysql://me@db/shop  ' | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop
          postgres://me@db:6543/shop | POSTGRES | db:6543 | shop | me | - | postgres://me@db:6543/shop
          postgres://me@db:5432/shop | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          postgres://me@db:3306/shop | POSTGRES | db:3306 | shop | me | - | postgres://me@db:3306/shop
          postgres://me@db:05432/shop | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          mysql://me@db:1/shop | MYSQL | db:1 | shop | me | - | mysql://me@db:1/shop
          mysql://me@db:65535/shop | MYSQL | db:65535 | shop | me | - | mysql://me@db:65535/shop
          postgres://me@/shop | POSTGRES | localhost:5432 | shop | me | - | postgres://me@localhost/shop
          mysql://me@/shop | MYSQL | localhost:3306 | shop | me | - | mysql://me@localhost/shop
          postgres:///shop?user=me | POSTGRES | localhost:5432 | shop | me | - | postgres://me@localhost/shop
          jdbc:postgresql:shop?user=me | POSTGRES | localhost:5432 | shop | me | - | postgres://me@localhost/shop
          jdbc:postgresql:/shop?user=me | POSTGRES | localhost:5432 | shop | me | - | postgres://me@localhost/shop
          jdbc:postgresql://db/shop?user=me&password=pw | POSTGRES | db:5432 | shop | me | pw | postgres://me@db/shop
          jdbc:mysql://db/shop?password=pw&user=me | MYSQL | db:3306 | shop | me | pw | mysql://me@db/shop
          jdbc:mysql://me@db/shop?user=me | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop
          jdbc:mysql://me:pw@db/shop?password=pw | MYSQL | db:3306 | shop | me | pw | mysql://me@db/shop
          jdbc:postgresql://db/shop?user=me&password=a%2Bb%20c | POSTGRES | db:5432 | shop | me | a+b c | postgres://me@db/shop
          jdbc:mysql://db/shop?user=me&password=a+b | MYSQL | db:3306 | shop | me | a+b | mysql://me@db/shop
          jdbc:mysql://db/shop?user=me&password=a=b=c | MYSQL | db:3306 | shop | me | a=b=c | mysql://me@db/shop
          mysql://me@db | MYSQL | db:3306 | '' | me | - | mysql://me@db/
          mysql://me@db/ | MYSQL | db:3306 | '' | me | - | mysql://me@db/
          mariadb://me@db:3307 | MARIADB | db:3307 | '' | me | - | mariadb://me@db:3307/
          mysql://me@db/? | MYSQL | db:3306 | '' | me | - | mysql://me@db/
          postgres://me:@db/shop | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          postgres://me:p%40ss@db/shop | POSTGRES | db:5432 | shop | me | p@ss | postgres://me@db/shop
          mysql://me:p%40ss@db/shop | MYSQL | db:3306 | shop | me | p@ss | mysql://me@db/shop
          postgres://me:p@ss@db/shop | POSTGRES | db:5432 | shop | me | p@ss | postgres://me@db/shop
          postgres://me:p:s:s@db/shop | POSTGRES | db:5432 | shop | me | p:s:s | postgres://me@db/shop
          postgres://me:%23%3F%2F%5B%5D@db/shop | POSTGRES | db:5432 | shop | me | '#?/[]' | postgres://me@db/shop
          postgres://me:a%25b@db/shop | POSTGRES | db:5432 | shop | me | a%b | postgres://me@db/shop
          postgres://me:a%20b@db/shop | POSTGRES | db:5432 | shop | me | a b | postgres://me@db/shop
          postgres://me:a+b@db/shop | POSTGRES | db:5432 | shop | me | a+b | postgres://me@db/shop
          postgres://me:a!$&'()*,;=b@db/shop | POSTGRES | db:5432 | shop | me | a!$&'()*,;=b | postgres://me@db/shop
          mysql://me:密码@db/shop | MYSQL | db:3306 | shop | me | 密码 | mysql://me@db/shop
          mysql://me:%E5%AF%86@db/shop | MYSQL | db:3306 | shop | me | 密 | mysql://me@db/shop
          mysql://me@home:pw@db/shop | MYSQL | db:3306 | shop | me@home | pw | mysql://me%40home@db/shop
          mysql://me%40home:pw@db/shop | MYSQL | db:3306 | shop | me@home | pw | mysql://me%40home@db/shop
          mysql://a%3Ab:pw@db/shop | MYSQL | db:3306 | shop | a:b | pw | mysql://a%3Ab@db/shop
          mysql://读者@db/商店 | MYSQL | db:3306 | 商店 | 读者 | - | mysql://%E8%AF%BB%E8%80%85@db/%E5%95%86%E5%BA%97
          postgres://me@db/my%20shop | POSTGRES | db:5432 | my shop | me | - | postgres://me@db/my%20shop
          postgres://me@db/a%2Fb%3Fc | POSTGRES | db:5432 | a/b?c | me | - | postgres://me@db/a%2Fb%3Fc
          postgres://me@db/a-b_c.d~e | POSTGRES | db:5432 | a-b_c.d~e | me | - | postgres://me@db/a-b_c.d~e
          postgres://me@db/a+b | POSTGRES | db:5432 | a+b | me | - | postgres://me@db/a%2Bb
          postgres://Me@db/Shop | POSTGRES | db:5432 | Shop | Me | - | postgres://Me@db/Shop
          postgres://me@127.0.0.1/shop | POSTGRES | 127.0.0.1:5432 | shop | me | - | postgres://me@127.0.0.1/shop
          postgres://me@[::1]/shop | POSTGRES | [0:0:0:0:0:0:0:1]:5432 | shop | me | - | postgres://me@[0:0:0:0:0:0:0:1]/shop
          postgres://me@[::1]:6543/shop | POSTGRES | [0:0:0:0:0:0:0:1]:6543 | shop | me | - | postgres://me@[0:0:0:0:0:0:0:1]:6543/shop
          mysql://me@[2001:DB8::7]/shop | MYSQL | [2001:db8:0:0:0:0:0:7]:3306 | shop | me | - | mysql://me@[2001:db8:0:0:0:0:0:7]/shop
          mysql://me@[::ffff:127.0.0.1]/shop | MYSQL | 127.0.0.1:3306 | shop | me | - | mysql://me@127.0.0.1/shop
          mysql://me@[::ffff:7f00:1]/shop | MYSQL | 127.0.0.1:3306 | shop | me | - | mysql://me@127.0.0.1/shop
          postgres://me@a,b/shop | POSTGRES | a:5432,b:5432 | shop | me | - | postgres://me@a,b/shop
          postgres://me:pw@a:1,b:2,[::1]:3/shop | POSTGRES | a:1,b:2,[0:0:0:0:0:0:0:1]:3 | shop | me | pw | postgres://me@a:1,b:2,[0:0:0:0:0:0:0:1]:3/shop
          mysql://me@a:1,b/shop | MYSQL | a:1,b:3306 | shop | me | - | mysql://me@a:1,b/shop
          jdbc:mysql://a,b/shop?user=me | MYSQL | a:3306,b:3306 | shop | me | - | mysql://me@a,b/shop
          postgres://me@xn--bcher-kva.example/shop | POSTGRES | xn--bcher-kva.example:5432 | shop | me | - | postgres://me@xn--bcher-kva.example/shop
          postgres://me@my_db-1/shop | POSTGRES | my_db-1:5432 | shop | me | - | postgres://me@my_db-1/shop
          postgres://me@1st.example/shop | POSTGRES | 1st.example:5432 | shop | me | - | postgres://me@1st.example/shop
          postgres://me@db/shop?sslmode=verify-full | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop
          postgres://me@db/shop?connect_timeout=05 | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop?connectTimeout=5
          jdbc:postgresql://me@db/shop?ApplicationName=my%20app&ssl=true | POSTGRES | db:5432 | shop | me | - | postgres://me@db/shop?ApplicationName=my%20app
          mysql://me@db/shop?connectTimeout=5000 | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop?connectTimeout=5000
          jdbc:mysql://me@db/shop?useUnicode=true&characterEncoding=UTF-8&serverTimezone=UTC | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop
          mysql://me@db/shop?charset=utf8mb4& | MYSQL | db:3306 | shop | me | - | mysql://me@db/shop
          mysql://me@db?useSSL=true | MYSQL | db:3306 | '' | me | - | mysql://me@db/
          """)
  void readsItsParts(
      String text,
      Dialect dialect,
      String hosts,
      String database,
      String user,
      String password,
      String kept) {
    ConnectionUrl url = ConnectionUrl.parse(text);
    assertThat(url.dialect()).isEqualTo(dialect);
    assertThat(url.server().places()).isEqualTo(hosts);
    assertThat(url.server().database()).isEqualTo(database);
    assertThat(url.server().user()).isEqualTo(user);
    assertThat(url.password()).isEqualTo(password == null ? null : Secret.of(password));
    assertThat(url.toString()).isEqualTo(kept);
    assertThat(ConnectionUrl.parse(kept)).isEqualTo(url).hasSameHashCodeAs(url);
    assertThat(ConnectionUrl.parse(kept).server()).isEqualTo(url.server());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # url | what the message says
          postgres:me:s3cret@db/shop | '//' must follow
          postgres:/me:s3cret@db/shop | '//' must follow
          mysql:shop?user=me&password=s3cret | '//' must follow
          jdbc:mysql:shop?user=me&password=s3cret | '//' must follow
          jdbc:postgresql:me:s3cret@db | '//' must follow
          postgres:// | names no database
          postgres://me:s3cret@db | names no database
          postgres://me:s3cret@db/ | names no database
          jdbc:postgresql:/?user=me&password=s3cret | names no database
          postgres://db/shop | names no user
          mysql://db/shop | names no user
          mysql://:s3cret@db/shop | names no user
          mysql://@db/shop | names no user
          jdbc:mysql://db/shop?user=&password=s3cret | names no user
          jdbc:mysql://me:s3cret@db/shop?user=other | two users
          jdbc:mysql://me:s3cret@db/shop?password=s4cret | two passwords
          postgres://me:s3#cret@db/shop | '#' as %23
          postgres://me:s3?cret@db/shop | '?' of a user, a password
          postgres://me:s3/cret@db/shop | '/' as %2F
          postgres://me:s3@x/s3cret@db/shop | '/' as %2F
          postgres://me:s3/s3cret@db | '@' as %40
          postgres://me:12/s3cret@db | '@' as %40
          postgres://me@db/shop/s3cret | '/' as %2F
          postgres://me@db/shop@s3cret | '@' as %40
          postgres://me:s3cret%@db/shop | two hexadecimal digits
          postgres://me:s3cret%zz@db/shop | two hexadecimal digits
          postgres://me:s3cret%２０@db/shop | two hexadecimal digits
          postgres://me:s3cret%FF@db/shop | not UTF-8
          postgres://me:s3cret@db/sh%C0%AFop | not UTF-8
          postgres://m%e:s3cret@db/shop | two hexadecimal digits
          postgres://me:s3cret%00@db/shop | control character
          postgres://me%0A:s3cret@db/shop | control character
          postgres://me:s3cret@db/sh%1Bop | control character
          postgres://me:s3cret@db/sh%E2%80%AEop | cannot be seen
          postgres://m%E2%80%8Be:s3cret@db/shop | cannot be seen
          postgres://u:p@ss s3cret@h:xx/db | holds a blank
          postgres://me:s3cret@db/my shop | holds a blank
          postgres://me:s3cret@db/my\u00a0shop | holds a blank
          postgres://me:s3cret\\t@db/shop | control character
          postgres://me:s3cret\u0000@db/shop | control character
          postgres://me:s3cret\u202e@db/shop | cannot be seen
          postgres://me:s3cret\u200b@db/shop | cannot be seen
          postgres://me:s3cret\ud800@db/shop | cannot be seen
          postgres://me:s3cret@db:/shop | 1 to 65,535
          postgres://me:s3cret@db:0/shop | 1 to 65,535
          postgres://me:s3cret@db:65536/shop | 1 to 65,535
          postgres://me:s3cret@db:-1/shop | 1 to 65,535
          postgres://me:s3cret@db:xx/shop | 1 to 65,535
          postgres://me:s3cret@db:123456/shop | 1 to 65,535
          postgres://me:s3cret@db:５４３２/shop | outside ASCII
          postgres://me:s3cret@db:1:2/shop | more than one ':'
          postgres://me:s3cret@::1/shop | in brackets
          postgres://me:s3cret@[::1/shop | IPv6 address
          postgres://me:s3cret@[::1]5432/shop | IPv6 address
          postgres://me:s3cret@[db]/shop | IPv6 address
          postgres://me:s3cret@[127.0.0.1]/shop | IPv6 address
          postgres://me:s3cret@[1:2]/shop | IPv6 address
          postgres://me:s3cret@[.1::]/shop | IPv6 address
          postgres://me:s3cret@[::1%25eth0]/shop | a zone
          postgres://me:s3cret@[::]/shop | listen on
          postgres://me:s3cret@0.0.0.0/shop | listen on
          postgres://me:s3cret@2130706433/shop | four decimal numbers
          postgres://me:s3cret@127.1/shop | four decimal numbers
          postgres://me:s3cret@0/shop | four decimal numbers
          postgres://me:s3cret@0x7f.1/shop | four decimal numbers
          postgres://me:s3cret@0x7f000001/shop | four decimal numbers
          postgres://me:s3cret@0177.0.0.1/shop | four decimal numbers
          postgres://me:s3cret@127.0.0.256/shop | four decimal numbers
          postgres://me:s3cret@127.0.0.1.5/shop | four decimal numbers
          postgres://me:s3cret@127.0.0.1./shop | four decimal numbers
          postgres://me:s3cret@db.0x/shop | four decimal numbers
          postgres://me:s3cret@bücher.example/shop | xn--
          postgres://me:s3cret@db\u212a/shop | xn--
          postgres://me:s3cret@ｄｂ/shop | xn--
          postgres://me:s3cret@db./shop | neither a name
          postgres://me:s3cret@-db/shop | neither a name
          postgres://me:s3cret@db..example/shop | neither a name
          postgres://me:s3cret@d!b/shop | neither a name
          postgres://me:s3cret@d\\b/shop | neither a name
          postgres://me:s3cret@a,,b/shop | a host is missing
          postgres://me:s3cret@a,/shop | a host is missing
          postgres://me:s3cret@:5432/shop | a host is missing
          mysql://a:s3cret@h1,b:s4cret@h2/shop | more than one login
          postgres://me:s3cret@%2Fvar%2Frun/shop | path of a socket
          mysql://me:s3cret@.s3cret.sock/shop | path of a socket
          jdbc:mysql://address=(host=db)(port=3306)(user=me)(password=s3cret)/shop | address=
          jdbc:mysql://(host=db,user=me,password=s3cret)/shop | (key=value)
          jdbc:mariadb://address=(host=db)/shop?user=me&password=s3cret | address=
          jdbc:mysql:loadbalance://me:s3cret@a,b/shop | 'loadbalance:'
          jdbc:mysql:replication://me:s3cret@a,b/shop | 'replication:'
          jdbc:mariadb:sequential://me:s3cret@a,b/shop | 'sequential:'
          mysql:loadbalance://me:s3cret@a,b/shop | 'loadbalance:'
          jdbc:mysql+srv://me:s3cret@db/shop | +srv
          mysql+srv://me:s3cret@db/shop | +srv
          mysqlx://me:s3cret@db/shop | mysqlx:
          mysqlx+srv://me:s3cret@db/shop | +srv
          mysql+pymysql://me:s3cret@db/shop | known scheme
          jdbc:oracle:thin:me/s3cret@db | known scheme
          mysql://me:s3cret@db/shop;sslMode=trust | parameters begin with '?'
          mysql://me:s3cret@db/shop&sslMode=trust | parameters begin with '?'
          mysql://me:s3cret@db/shop?s3cret | name=value
          mysql://me:s3cret@db/shop?=s3cret | name=value
          mysql://me:s3cret@db/shop?s3cret=1 | not a known one
          mysql://me:s3cret@db/shop?password=s3cret&password=s3cret | twice
          mysql://me:s3cret@db/shop?PASSWORD=s3cret&password=s3cret | twice
          mysql://me:s3cret@db/shop?user=%s3cret | hexadecimal
          mysql://me:s3cret@db/shop?password=s3cret%07 | control character
          jdbc:postgresql://db/shop?user=me&password=s3+cret | %2B
          postgres://me:s3cret@db/shop?connectTimeout=0 | 1 to 600 seconds
          postgres://me:s3cret@db/shop?connectTimeout=601 | 1 to 600 seconds
          postgres://me:s3cret@db/shop?connectTimeout=s3cret | 1 to 600 seconds
          postgres://me:s3cret@db/shop?connectTimeout=5&connect_timeout=5 | twice
          mysql://me:s3cret@db/shop?connectTimeout=600001 | milliseconds
          postgres://me:s3cret@db/shop?ApplicationName=s3'cret | 1 to 63
          postgres://me:s3cret@db/shop?ApplicationName= | 1 to 63
          mysql://me:s3cret@db/shop?characterEncoding=latin1 | utf8
          mysql://me:s3cret@db/shop?useUnicode=false | true
          mysql://me:s3cret@db/shop?serverTimezone=Asia/Shanghai | UTC
          postgres://me:s3cret@db/shop?sslmode=prefer | plain text
          postgres://me:s3cret@db/shop?sslmode=allow | plain text
          postgres://me:s3cret@db/shop?sslmode=verify-ca | Tls.verifyFull(caPem)
          postgres://me:s3cret@db/shop?sslmode=s3cret | verify-full
          postgres://me:s3cret@db/shop?ssl=s3cret | true or false
          postgres://me:s3cret@db/shop?ssl=true&sslmode=disable | two kinds
          mysql://me:s3cret@db/shop?sslMode=PREFERRED | plain text
          mysql://me:s3cret@db/shop?sslMode=VERIFY_CA | Tls.verifyFull(caPem)
          mysql://me:s3cret@db/shop?useSSL=false&sslMode=REQUIRED | two kinds
          """)
  void refusesAndRepeatsNoSecret(String url, String why) {
    String real = url.replace("\\t", "\t");
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionUrl.parse(real))
        .withMessageContaining(why)
        .withNoCause()
        .satisfies(
            e ->
                assertThat(e.toString() + e.details() + e.toErrorResponse(Locale.ROOT))
                    .doesNotContain("s3", "s4", "cret"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres | socketFactory | load a class
          postgres | socketFactoryArg | load a class
          postgres | sslfactory | load a class
          postgres | sslfactoryarg | load a class
          postgres | sslhostnameverifier | load a class
          postgres | sslpasswordcallback | load a class
          postgres | authenticationPluginClassName | load a class
          postgres | xmlFactoryFactory | load a class
          postgres | connectExecutor | load a class
          postgres | classLoaderStrategy | load a class
          postgres | loggerFile | names a file
          postgres | loggerLevel | names a file
          postgres | sslcert | client certificate
          postgres | sslkey | client certificate
          postgres | sslrootcert | Tls.verifyFull(caPem)
          postgres | service | names a file
          postgres | localSocketAddress | leads elsewhere
          postgres | options | read-only
          postgres | currentSchema | read-only
          postgres | readOnly | read-only
          postgres | readOnlyMode | read-only
          postgres | preferQueryMode | read-only
          postgres | stringtype | read-only
          postgres | escapeSyntaxCallMode | read-only
          postgres | autosave | read-only
          postgres | replication | read-only
          postgres | allowEncodingChanges | read-only
          postgres | jaasLogin | another way to log in
          postgres | gssEncMode | another way to log in
          postgres | requireAuth | another way to log in
          postgres | host | leads elsewhere
          postgres | targetServerType | leads elsewhere
          mysql | autoDeserialize | load a class
          mysql | queryInterceptors | load a class
          mysql | exceptionInterceptors | load a class
          mysql | connectionLifecycleInterceptors | load a class
          mysql | propertiesTransform | load a class
          mysql | authenticationPlugins | load a class
          mysql | defaultAuthenticationPlugin | load a class
          mysql | authenticationWebAuthnCallbackHandler | load a class
          mysql | socketFactory | load a class
          mysql | logger | load a class
          mysql | profilerEventHandler | load a class
          mysql | clientInfoProvider | load a class
          mysql | ha.loadBalanceStrategy | load a class
          mysql | loadBalanceExceptionChecker | load a class
          mysql | serverConfigCacheFactory | load a class
          mysql | queryInfoCacheFactory | load a class
          mysql | customCharsetMapping | load a class
          mysql | sslContextProvider | load a class
          mysql | KeyManagerFactoryProvider | load a class
          mysql | trustManagerFactoryProvider | load a class
          mysql | keyStoreProvider | load a class
          mysql | openTelemetry | load a class
          mysql | trustCertificateKeyStoreUrl | Tls.verifyFull(caPem)
          mysql | clientCertificateKeyStoreUrl | client certificate
          mysql | serverRSAPublicKeyFile | names a file
          mysql | ociConfigFile | names a file
          mysql | idTokenFile | names a file
          mysql | useConfigs | names a file
          mysql | allowLoadLocalInfile | always off
          mysql | allowLoadLocalInfileInPath | always off
          mysql | allowUrlInLocalInfile | always off
          mysql | allowMultiQueries | always off
          mysql | sessionVariables | read-only
          mysql | createDatabaseIfNotExist | read-only
          mysql | allowPublicKeyRetrieval | false server
          mysql | socksProxyHost | leads elsewhere
          mysql | dnsSrv | leads elsewhere
          mysql | address | leads elsewhere
          mariadb | allowLocalInfile | always off
          mariadb | tlsSocketType | load a class
          mariadb | credentialType | load a class
          mariadb | initSql | read-only
          mariadb | serverSslCert | Tls.verifyFull(caPem)
          mariadb | keyStore | client certificate
          mariadb | trustStore | Tls.verifyFull(caPem)
          mariadb | serverRsaPublicKeyFile | names a file
          mariadb | pipe | names a file
          mariadb | localSocket | names a file
          mariadb | permitRedirect | leads elsewhere
          mariadb | restrictedAuth | false server
          mariadb | geometryDefaultType | read-only
          """)
  void refusesADangerousParameterByNameInAnyCase(String scheme, String name, String why) {
    for (String written : new String[] {name, name.toUpperCase(Locale.ROOT), encoded(name)}) {
      for (String prefix : new String[] {"", "jdbc:"}) {
        String url = prefix + scheme.replace("postgres", "postgresql");
        assertThatExceptionOfType(ValidationException.class)
            .isThrownBy(() -> ConnectionUrl.parse(url + "://me:s3cret@db/x?" + written + "=s3cret"))
            .withMessageContaining(why)
            .withMessageContaining("allowed are user, password")
            .satisfies(e -> assertThat(e.getMessage()).containsIgnoringCase("'" + name + "'"))
            .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me@db/x, NONE",
    "postgres://me@db/x?sslmode=disable, OFF",
    "postgres://me@db/x?sslmode=require, ENCRYPTED",
    "postgres://me@db/x?sslmode=VERIFY-FULL, VERIFY_FULL",
    "postgres://me@db/x?ssl=true, VERIFY_FULL",
    "postgres://me@db/x?ssl=false, OFF",
    "postgres://me@db/x?ssl=true&sslmode=verify-full, VERIFY_FULL",
    "mysql://me@db/x?sslMode=DISABLED, OFF",
    "mysql://me@db/x?sslmode=required, ENCRYPTED",
    "mysql://me@db/x?sslMode=VERIFY_IDENTITY, VERIFY_FULL",
    "mysql://me@db/x?useSSL=false, OFF",
    "mysql://me@db/x?useSSL=true&requireSSL=true, ENCRYPTED",
    "mariadb://me@db/x?sslMode=trust, ENCRYPTED",
    "mariadb://me@db/x?sslMode=verify-full, VERIFY_FULL",
  })
  void readsTheChoiceOfEncryption(String url, String mode) {
    assertThat(Optional.ofNullable(ConnectionUrl.parse(url).tls()).map(Tls::mode).orElse("NONE"))
        .isEqualTo(mode);
    assertThat(ConnectionUrl.parse(url).toString()).doesNotContainIgnoringCase("ssl");
  }

  @ParameterizedTest
  @CsvSource({
    "postgres://me@localhost/x, OFF",
    "postgres://me@/x, OFF",
    "postgres://me@127.0.0.1/x, OFF",
    "postgres://me@127.9.8.7/x, OFF",
    "postgres://me@[::1]/x, OFF",
    "postgres://me@[::ffff:127.0.0.1]/x, OFF",
    "'postgres://me@localhost,127.0.0.1/x', OFF",
    "'postgres://me@localhost,192.0.2.1/x', VERIFY_FULL",
    "postgres://me@192.0.2.1/x, VERIFY_FULL",
    "postgres://me@10.0.0.1/x, VERIFY_FULL",
    "postgres://me@[2001:db8::1]/x, VERIFY_FULL",
    "postgres://me@db.invalid/x, VERIFY_FULL",
    "postgres://me@localhost.invalid/x, VERIFY_FULL",
    "mysql://me@localhost/x, IF_OFFERED",
    "mariadb://me@127.0.0.1/x, IF_OFFERED",
    "mysql://me@192.0.2.1/x, VERIFY_FULL",
  })
  void verifiesByDefaultAllButThisMachine(String text, String mode) {
    ConnectionUrl url = ConnectionUrl.parse(text);
    assertThat(Tls.unchosen(url.dialect(), url.server()).mode()).isEqualTo(mode);
  }

  @Test
  void passesOnOnlyWhatIsAllowed() {
    ConnectionUrl url =
        ConnectionUrl.parse(
            "jdbc:postgresql://me:pw@db/x?application_name=shop&connect_timeout=7&sslmode=require");
    assertThat(url.options()).isEqualTo(Map.of("ApplicationName", "shop", "connectTimeout", "7"));
  }

  @Test
  void refusesTooManyHostsAndTooLongNames() {
    assertThat(refusal("postgres://me@" + "h,".repeat(16) + "h/x")).contains("16 hosts");
    assertThat(refusal("postgres://me@" + "h".repeat(64) + "/x")).contains("neither a name");
    assertThat(refusal("postgres://me@" + "h.".repeat(127) + "h/x")).contains("neither a name");
    assertThat(refusal("postgres://me@db/" + "字".repeat(22))).contains("63 bytes");
    assertThat(refusal("postgres://" + "m".repeat(64) + "@db/x")).contains("63 bytes");
    assertThat(refusal("mysql://me@db/" + "字".repeat(86))).contains("256 bytes");
    String hosts = ("h".repeat(60) + ".").repeat(4) + "h,";
    assertThat(refusal("mysql://" + "字".repeat(80) + "@" + hosts.repeat(14) + "h/x"))
        .contains("4,096");
    assertThat(refusal("mysql://me:" + "p".repeat(4_096) + "@db/x")).contains("4,096");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://other@db/shop",
        "postgres://me@db2/shop",
        "postgres://me@db:1/shop",
        "postgres://me@db/shop2",
        "postgres://me@db,db/shop",
        "mysql://me@db:5432/shop",
        "postgres://me@db/shop?connectTimeout=5",
        "sqlite:/data/shop.db"
      })
  void equalsOnlyWhatLeadsToTheSamePlace(String other) {
    ConnectionUrl url = ConnectionUrl.parse("postgres://me:one@db:5432/shop");
    assertThat(url)
        .isEqualTo(ConnectionUrl.parse("jdbc:postgresql://me:two@DB/shop?sslmode=disable"))
        .isNotEqualTo(ConnectionUrl.parse(other));
  }

  private static String encoded(String name) {
    return "%%%02x".formatted((int) name.charAt(0)) + name.substring(1);
  }

  private static String refusal(String url) {
    try {
      ConnectionUrl.parse(url);
    } catch (ValidationException refused) {
      return String.valueOf(refused.getMessage());
    }
    throw new AssertionError("accepted");
  }
}
