package dev.querytool.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.querytool.error.ValidationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "query:run:shop",
        "query:natural:*",
        "catalog:read:*",
        "catalog:annotate:my-shop_2",
        "connections:read",
        "connections:write",
        "users:admin",
        "history:read"
      })
  void whatIsReadIsWrittenAlike(String text) {
    assertThat(Scope.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "*",
        "*:*",
        "query",
        "query:*",
        "query:run",
        "query:run:",
        "query:run:*:*",
        "query:run:sh*",
        "query:run:a b",
        "query:run:商店",
        "Query:run:shop",
        "query:run:shop ",
        " users:admin",
        "users:admin:",
        "users:admin:*",
        "users:*",
        "connections:delete",
        "workflow:execute:*"
      })
  void whatIsNotKnownIsRefused(String text) {
    assertThatThrownBy(() -> Scope.parse(text)).isInstanceOf(ValidationException.class);
  }

  @Test
  void aScopeAllowsItsPermissionOnItsConnectionInAnyCase() {
    Scope scope = Scope.parse("query:run:shop");

    assertThat(scope.allows(Permission.QUERY_RUN, "shop")).isTrue();
    assertThat(scope.allows(Permission.QUERY_RUN, "SHOP")).isTrue();
    assertThat(scope.allows(Permission.QUERY_RUN, "shop2")).isFalse();
    assertThat(scope.allows(Permission.QUERY_RUN, "\u017fhop")).isFalse();
    assertThat(scope.allows(Permission.QUERY_RUN, "")).isFalse();
    assertThat(scope.allows(Permission.QUERY_NATURAL, "shop")).isFalse();
  }

  @Test
  void aStarAllowsEveryConnection() {
    Scope scope = Scope.parse("query:run:*");

    assertThat(scope.allows(Permission.QUERY_RUN, "shop")).isTrue();
    assertThat(scope.allows(Permission.CATALOG_READ, "shop")).isFalse();
  }

  @Test
  void aStoredScopeThatIsNotKnownGrantsNothing() {
    Scopes read = ApiKeyStore.scopes("[\"query:run:shop\",\"query:*\",\"rule:the:world\"]");

    assertThat(read.list()).containsExactly(Scope.parse("query:run:shop"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "[1]", "[null]", "[", "\"query:run:*\"", "true"})
  void storedScopesThatCannotBeReadGrantNothing(String text) {
    Scopes read = ApiKeyStore.scopes(text);

    assertThat(read.areOfOwner()).isFalse();
    assertThat(read.list()).isEmpty();
    assertThat(read.allow(Permission.QUERY_RUN, "shop")).isFalse();
  }

  @Test
  void scopesComeBackAsTheyWereWritten() {
    for (Scopes scopes :
        List.of(Scopes.ofOwner(), Scopes.none(), Scopes.of("query:run:*", "users:admin"))) {
      assertThat(ApiKeyStore.scopes(ApiKeyStore.text(scopes))).isEqualTo(scopes);
    }
  }
}
