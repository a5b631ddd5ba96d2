package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.error.ValidationException;
import dev.querytool.vault.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConnectionUrlPropertyTest {

  @Property(seed = "20261121")
  void readsBackWhatItWrites(@ForAll("paths") Path file) {
    ConnectionUrl url = ConnectionUrl.parse("sqlite:" + SqlitePath.encoded(file));
    assertThat(url.file()).isEqualTo(file);
    assertThat(ConnectionUrl.parse(url.toString())).isEqualTo(url);
  }

  @Property(seed = "20261121")
  void eitherReadsOrRefusesAnyText(@ForAll("texts") String text) {
    try {
      ConnectionUrl url = ConnectionUrl.parse(text);
      assertThat(ConnectionUrl.parse(url.toString())).isEqualTo(url);
      if (url.dialect() == Dialect.SQLITE) {
        assertThat(url.file()).isAbsolute();
        assertThat(url.file().toString()).doesNotContain("?");
      }
    } catch (ValidationException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Property(seed = "20261121")
  void neverRepeatsAPassword(@ForAll("placed") String template, @ForAll("words") String word) {
    String shown;
    try {
      ConnectionUrl url = ConnectionUrl.parse(template.replace("WORD", word));
      shown = url + " " + url.options() + " " + url.password();
    } catch (ValidationException refused) {
      assertThat(refused).hasNoCause();
      shown = refused + " " + refused.details() + refused.toErrorResponse(Locale.ROOT);
    }
    for (int at = 0; at + 6 <= word.length(); at++) {
      assertThat(shown).doesNotContain(word.substring(at, at + 6));
    }
  }

  @Property(seed = "20261121")
  void readsBackAServerItWrites(
      @ForAll("dialects") Dialect dialect,
      @ForAll("hosts") List<HostPort> hosts,
      @ForAll("names") String database,
      @ForAll("names") String user,
      @ForAll("secrets") String password) {
    String text =
        ServerScheme.name(dialect)
            + "://"
            + PercentText.encoded(user)
            + ":"
            + PercentText.encoded(password)
            + "@"
            + new ServerAddress(hosts, database, user).places()
            + "/"
            + PercentText.encoded(database);
    ConnectionUrl url = ConnectionUrl.parse(text);
    assertThat(url.server()).isEqualTo(new ServerAddress(hosts, database, user));
    assertThat(url.password()).isEqualTo(Secret.of(password));
    ConnectionUrl kept = ConnectionUrl.parse(url.toString());
    assertThat(kept).isEqualTo(url);
    assertThat(kept.server()).isEqualTo(url.server());
    assertThat(kept.password()).isNull();
  }

  @Provide
  Arbitrary<Path> paths() {
    Arbitrary<String> name =
        Arbitraries.strings()
            .withChars("ab%:@# .&=+数据é 　")
            .ofMinLength(1)
            .ofMaxLength(12)
            .filter(text -> !text.equals("."));
    return name.list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(parts -> Path.of("/" + String.join("/", parts)));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> wild = Arbitraries.strings().all().ofMaxLength(40);
    Arbitrary<String> near =
        Arbitraries.strings().withChars("sqlite:/?%20@jdbc#memoryfile. \u0000").ofMaxLength(40);
    Arbitrary<String> server =
        Arbitraries.strings().withChars("abx019.:/?#@[]%2540=&,;-_ ().\u00a0é中").ofMaxLength(40);
    return Arbitraries.oneOf(
        wild,
        near,
        wild.map(text -> "sqlite:" + text),
        near.map(text -> "sqlite:" + text),
        wild.map(text -> "postgres://" + text),
        server.map(text -> "mysql://me:pw@" + text),
        server.map(text -> "jdbc:postgresql://" + text + "/x?user=me"),
        server.map(text -> "mariadb://me" + text));
  }

  @Provide
  Arbitrary<String> placed() {
    return Arbitraries.of(
        "postgres://reader:WORD@host/db",
        "jdbc:postgresql://reader:WORD@host/db",
        "mysql://reader:WORD@host",
        "mariadb://reader:WORD@host/db",
        "sqlite://reader:WORD@host/db",
        "sqlite:reader:WORD@host/db",
        "jdbc:sqlite:reader:WORD@host/db",
        "oracle://reader:WORD@host/db",
        "reader:WORD@host/db",
        "WORD",
        "WORD://reader@host/db",
        "jdbc:WORD",
        "postgres:reader:WORD@host/db",
        "postgres://reader:WORD@ho st/db",
        "postgres://u:p@ss WORD@h:xx/db",
        "postgres://reader:WORD@host:xx/db",
        "postgres://reader:WORD@host/d/b",
        "postgres://reader:a/WORD@host/db",
        "postgres://reader:a?WORD@host/db",
        "postgres://reader:a?WORD=1@host/db",
        "postgres://reader:a?b=WORD@host/db",
        "postgres://reader:a#WORD@host/db",
        "postgres://reader:%WORD@host/db",
        "postgres://reader:a@WORD:1:2/db",
        "postgres://reader:a@b/WORD@host",
        "postgres://:WORD@host/db",
        "postgres://reader:WORD@/",
        "mysql://reader:WORD@,/",
        "mysql://reader:WORD@2130706433/db",
        "mysql://reader:WORD@[::1/db",
        "mysql://a:b@h1,c:WORD@h2/db",
        "mysql://host/db?user=reader&password=WORD",
        "mysql://host/db?password=WORD",
        "mysql://reader:a@host/db?password=WORD",
        "mysql://reader@host/db?WORD=1",
        "mysql://reader@host/db?useSSL=WORD",
        "mysql://reader@host/db?sslMode=WORD&password=WORD",
        "mysql://reader@host/db?trustCertificateKeyStorePassword=WORD",
        "mysql://reader@host/db?connectTimeout=WORD",
        "jdbc:mysql:loadbalance://reader:WORD@host/db",
        "jdbc:mysql://address=(host=h)(user=reader)(password=WORD)/db",
        "jdbc:mariadb://address=(host=h)(password=WORD)/db?user=reader",
        "jdbc:postgresql:WORD",
        "jdbc:postgresql://host/db?user=reader&password=WORD+1");
  }

  @Provide
  Arbitrary<String> words() {
    Arbitrary<String> letters =
        Arbitraries.strings().withCharRange('A', 'Z').ofMinLength(6).ofMaxLength(14);
    Arbitrary<String> rest = Arbitraries.strings().withChars(":@/?#%&=, .").ofMaxLength(3);
    return Arbitraries.oneOf(letters, Combinators.combine(letters, rest, letters).as(this::joined));
  }

  @Provide
  Arbitrary<Dialect> dialects() {
    return Arbitraries.of(Dialect.POSTGRES, Dialect.MYSQL, Dialect.MARIADB);
  }

  @Provide
  Arbitrary<List<HostPort>> hosts() {
    Arbitrary<String> host =
        Arbitraries.of(
            "localhost", "db", "a-b_c.example", "127.0.0.1", "192.0.2.7", "2001:db8:0:0:0:0:0:1");
    Arbitrary<Integer> port =
        Arbitraries.oneOf(Arbitraries.of(5432, 3306), Arbitraries.integers().between(1, 65_535));
    return Combinators.combine(host, port).as(HostPort::new).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withChars("aZ0 :/?#[]@!$&'()*+,;=%-._~é中")
        .ofMinLength(1)
        .ofMaxLength(12);
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings()
        .all()
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(text -> text.codePoints().filter(ConnectionUrlPropertyTest::isPlain))
        .map(
            points ->
                points.collect(
                    StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append))
        .map(StringBuilder::toString)
        .filter(text -> !text.isEmpty());
  }

  private static boolean isPlain(int point) {
    return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }

  private String joined(String front, String mark, String back) {
    return front + mark + back;
  }
}
