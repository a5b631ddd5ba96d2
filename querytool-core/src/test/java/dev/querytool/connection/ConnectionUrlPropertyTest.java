package dev.querytool.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.error.ValidationException;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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
      Path file = ConnectionUrl.parse(text).file();
      assertThat(file).isAbsolute();
      assertThat(file.toString()).doesNotContain("?");
    } catch (ValidationException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Property(seed = "20261121")
  void neverRepeatsAPassword(@ForAll("schemes") String scheme, @ForAll("passwords") String word) {
    String url = scheme + "reader:" + word + "@host/db";
    try {
      ConnectionUrl.parse(url);
    } catch (ValidationException refused) {
      assertThat(refused.toString()).doesNotContain(word);
      return;
    }
    throw new AssertionError("accepted " + url);
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
    return Arbitraries.oneOf(
        wild, near, wild.map(text -> "sqlite:" + text), near.map(text -> "sqlite:" + text));
  }

  @Provide
  Arbitrary<String> schemes() {
    return Arbitraries.of(
        "postgres://",
        "jdbc:postgresql://",
        "mysql://",
        "mariadb://",
        "sqlite://",
        "sqlite:",
        "jdbc:sqlite:",
        "oracle://",
        "");
  }

  @Provide
  Arbitrary<String> passwords() {
    return Arbitraries.strings().withChars("Zq8").ofMinLength(6).ofMaxLength(12);
  }
}
