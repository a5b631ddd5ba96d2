package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sqlite:/data/shop.db                 | /data/shop.db
          sqlite:///data/shop.db               | /data/shop.db
          sqlite:////data/shop.db              | /data/shop.db
          SQLITE:/data/shop.db                 | /data/shop.db
          SqLite:///data/shop.db               | /data/shop.db
          jdbc:sqlite:/data/shop.db            | /data/shop.db
          JDBC:SQLITE:/data/shop.db            | /data/shop.db
          jdbc:sqlite:///data/shop.db          | /data/shop.db
          '  sqlite:/data/shop.db  '           | /data/shop.db
          sqlite:/data/my shop.db              | /data/my shop.db
          sqlite:/data/my%20shop.db            | /data/my shop.db
          jdbc:sqlite:/data/my shop.db         | /data/my shop.db
          jdbc:sqlite:/data/my%20shop.db       | /data/my%20shop.db
          sqlite:/数据/商店.db                  | /数据/商店.db
          sqlite:/%E6%95%B0%E6%8D%AE/商店.db    | /数据/商店.db
          jdbc:sqlite:/数据/商店.db             | /数据/商店.db
          sqlite:/data/100%25.db               | /data/100%.db
          jdbc:sqlite:/data/100%.db            | /data/100%.db
          sqlite:/data/a%2Fb.db                | /data/a/b.db
          sqlite:/data/a+b.db                  | /data/a+b.db
          sqlite:/data/a#b.db                  | /data/a#b.db
          sqlite:/data/a&b=c;d.db              | /data/a&b=c;d.db
          sqlite:/data/reader@home.db          | /data/reader@home.db
          sqlite:/data/10:30@home.db           | /data/10:30@home.db
          sqlite:/data/.hidden                 | /data/.hidden
          sqlite:/data/no-extension            | /data/no-extension
          sqlite:/data/mode=memory.db          | /data/mode=memory.db
          sqlite:/data//twice/shop.db          | /data/twice/shop.db
          sqlite:/data/%E2%82%AC.db            | /data/€.db
          sqlite:/data/😀.db                   | /data/😀.db
          sqlite:/data/end%20                  | '/data/end '
          """)
  void leadsToAFile(String url, String path) {
    assertThat(ConnectionUrl.parse(url).file()).isEqualTo(Path.of(path));
    assertThat(ConnectionUrl.parse(url).dialect()).isEqualTo(Dialect.SQLITE);
  }

  @ParameterizedTest
  @CsvSource({
    "sqlite:shop.db, shop.db",
    "sqlite:./shop.db, ./shop.db",
    "sqlite:../shop.db, ../shop.db",
    "sqlite:data/shop.db, data/shop.db",
    "jdbc:sqlite:shop.db, shop.db",
    "sqlite:商店.db, 商店.db",
    "sqlite:profile.db, profile.db",
  })
  void takesRelativePathsFromTheWorkingDirectory(String url, String path) {
    assertThat(ConnectionUrl.parse(url).file()).isEqualTo(Path.of(path).toAbsolutePath());
    assertThat(ConnectionUrl.parse(url).toString()).startsWith("sqlite:/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                       | empty
          '   '                                    | empty
          sqlite:                                  | names no file
          'sqlite:%20 '                            | names no file
          jdbc:sqlite:                             | names no file
          sqlite::memory:                          | ':memory:'
          jdbc:sqlite::memory:                     | ':memory:'
          sqlite:%3Amemory:                        | ':memory:'
          sqlite::resource:http://host/x.db        | ':resource:'
          jdbc:sqlite::resource:file:///etc/passwd | ':resource:'
          sqlite::temp:                            | ':resource:'
          sqlite:file:/data/shop.db                | file: uri
          jdbc:sqlite:file:shop.db?mode=rwc        | takes no parameters
          jdbc:sqlite:FILE:shop.db                 | file: uri
          sqlite:%66ile:shop.db                    | file: uri
          sqlite:shop.db?mode=ro                   | remove 'mode'
          sqlite:shop.db?enable_load_extension=1   | remove 'enable_load_extension'
          jdbc:sqlite:shop.db?open_mode=2          | remove 'open_mode'
          jdbc:sqlite:shop.db?                     | no parameters
          sqlite:shop%3Fopen_mode=2                | rename the file
          sqlite:shop%3fopen_mode=2                | rename the file
          sqlite://host/data/shop.db               | has no host
          sqlite://shop.db                         | has no host
          sqlite://reader:s3cret@host/shop.db      | has no host
          jdbc:sqlite://host/shop.db               | has no host
          sqlite:reader:s3cret@host/shop.db        | no user and no password
          sqlite:reader:s3/cret@host/shop.db       | no user and no password
          sqlite:reader%3As3cret@host/shop.db      | no user and no password
          sqlite:100%.db                           | hexadecimal
          sqlite:shop%2.db                         | hexadecimal
          sqlite:shop%zz.db                        | hexadecimal
          sqlite:shop%                             | hexadecimal
          sqlite:shop%２０.db                       | hexadecimal
          sqlite:%FF.db                            | not UTF-8
          sqlite:%C0%AFetc                         | not UTF-8
          sqlite:/data/a%00b.db                    | control character
          sqlite:/data/a%0Ab.db                    | control character
          sqlite:/data/a%C2%85b.db                 | control character
          shop.db                                  | known scheme
          /data/shop.db                            | known scheme
          oracle://host/db                         | known scheme
          sqlite3:/data/shop.db                    | known scheme
          sqlite+x:/data/shop.db                   | known scheme
          jdbc:/data/shop.db                       | known scheme
          jdbc:jdbc:sqlite:/data/shop.db           | known scheme
          http://host/shop.db                      | known scheme
          s3cret:x@host                            | known scheme
          reader:s3cret@host                       | known scheme
          mssql://reader:s3cret@host               | known scheme
          sqlite:shop.db?s3cret                    | no parameters
          sqlite:shop.db?password=s3cret           | remove 'password'
          sqlite:shop.db?user=a&password=s3cret    | remove 'user'
          """)
  void refusesAndRepeatsNoSecret(String url, String why) {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionUrl.parse(url))
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret").doesNotContain("s3/"))
        .withNoCause();
  }

  @Test
  void listsTheKnownSchemesWhenTheSchemeIsUnknown() {
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionUrl.parse("oracle://host/db"))
        .withMessageContainingAll(
            "sqlite:", "jdbc:sqlite:", "postgres://", "mysql://", "mariadb://");
  }

  @Test
  void refusesATextThatIsTooLong() {
    String url = "sqlite:/" + "a".repeat(4_096);
    assertThatExceptionOfType(ValidationException.class)
        .isThrownBy(() -> ConnectionUrl.parse(url))
        .withMessageContaining("4,096");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite:/a/100%25 b", "sqlite:/a/end%20%20", "sqlite:/a/數%E3%80%80"})
  void isKeptSoThatItLeadsToTheSameFile(String url) {
    ConnectionUrl parsed = ConnectionUrl.parse(url);
    assertThat(ConnectionUrl.parse(parsed.toString())).isEqualTo(parsed).hasSameHashCodeAs(parsed);
  }

  @Test
  void equalsOnlyWhatLeadsToTheSameFile() {
    assertThat(ConnectionUrl.parse("sqlite:/a/b"))
        .isEqualTo(ConnectionUrl.parse("jdbc:sqlite:///a/b"))
        .isNotEqualTo(ConnectionUrl.parse("sqlite:/a/c"));
  }
}
