package dev.querytool.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holds each call of a parsed statement against the text: a call begins with an unquoted name and a
 * bracket, the parser read the same name there, and the name is on the list of functions.
 *
 * <p>One per statement; not thread-safe.
 */
final class CallCheck {

  private final FunctionList allowed;
  private final HostCalls host;
  private final TokenIndex tokens;
  private final NameClaims claims;
  private final Map<String, AllowedFunction> functions = new TreeMap<>();

  CallCheck(FunctionList allowed, HostCalls host, TokenIndex tokens, NameClaims claims) {
    this.allowed = allowed;
    this.host = host;
    this.tokens = tokens;
    this.claims = claims;
  }

  /** Judges a call that begins at an offset of the text. */
  void check(Object call, NodeShape shape, int offset) {
    int first = tokens.startingAt(offset);
    boolean qualified = first >= 0 && sign(first + 1, ".");
    int place = qualified ? first + 2 : first;
    if (place < 0 || !sign(place + 1, "(")) {
      throw GuardRule.TREE_MISMATCH.at(
          tokens.tokens().get(Math.max(first, 0)), "A call was read where the text has none.");
    }
    Token name = tokens.tokens().get(place);
    if (name.kind() != Token.Kind.WORD) {
      throw GuardRule.TREE_MISMATCH.at(name, "A call was read where the text has none.");
    }
    String schema = qualified ? tokens.tokens().get(first).text() : "";
    requireSameName(
        call, shape, qualified ? List.of(schema, name.text()) : List.of(name.text()), name);
    if (qualified && host.has(tokens.tokens().get(first).value(), name.value())) {
      takeOfHost(tokens.tokens().get(first).value(), name);
    } else {
      take(name);
    }
    if (qualified) {
      claims.claim(schema);
    }
  }

  private void take(Token name) {
    AllowedFunction function =
        allowed
            .find(name.value())
            .orElseThrow(
                () ->
                    GuardRule.UNKNOWN_FUNCTION.at(
                        name, "The function " + name.value() + " is not on the list."));
    if (!allowed.isGrammar(name.value())) {
      functions.putIfAbsent(function.name(), function);
    }
    claims.claim(name.text());
  }

  private void takeOfHost(String schema, Token name) {
    AllowedFunction function =
        host.find(schema, name.value())
            .orElseThrow(
                () -> GuardRule.UNKNOWN_FUNCTION.at(name, host.refusal(schema, name.value())));
    functions.putIfAbsent(function.name(), function);
    claims.claim(name.text());
  }

  private boolean sign(int place, String sign) {
    return place < tokens.tokens().size() && tokens.tokens().get(place).isSign(sign);
  }

  /** Returns the functions that are called, in order of name. */
  List<AllowedFunction> functions() {
    return List.copyOf(functions.values());
  }

  private static void requireSameName(
      Object call, NodeShape shape, List<String> written, Token name) {
    for (FieldRule rule : shape.fields()) {
      if (rule.decision() == FieldDecision.FUNCTION) {
        Object read = rule.read(call);
        Object parts = read instanceof Collection<?> several ? List.copyOf(several) : read;
        if (!written.equals(parts) && !String.join(".", written).equals(parts)) {
          throw GuardRule.TREE_MISMATCH.at(
              name, "A call was read by another name than the text has.");
        }
      }
    }
  }
}
