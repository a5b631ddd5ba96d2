package dev.querytool.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CallCostsTest {

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aCallOfWhichNothingIsSaidIsLittleWork(Dialect dialect) {
    assertThat(CallCosts.of(dialect).of("no_such_function").work())
        .isEqualTo(CallCosts.Work.LITTLE);
  }

  @Test
  void aFileOfADialectAddsToWhatAllSay() {
    CallCosts.Cost position = CallCosts.of(Dialect.POSTGRES).of("POSITION");

    assertThat(position.work()).isEqualTo(CallCosts.Work.PRODUCT);
    assertThat(position.counts()).isEqualTo(CallCosts.Counts.LENGTH);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void eachNameIsThatOfAnAllowedFunctionOrASign(Dialect dialect) throws IOException {
    Set<String> signs = Set.of("like", "regexp", "rlike", "similar_to");
    FunctionList functions = FunctionList.of(dialect, Set.of());

    assertThat(names(dialect.name().toLowerCase(Locale.ROOT)))
        .allMatch(
            name ->
                functions.find(name).isPresent()
                    || signs.contains(name)
                    || !Character.isLetter(name.charAt(0)));
  }

  private static Stream<String> names(String file) throws IOException {
    try (InputStream in = CallCosts.class.getResourceAsStream("costs/" + file + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.substring(0, line.indexOf('\t')).split(" ", -1)));
    }
  }
}
