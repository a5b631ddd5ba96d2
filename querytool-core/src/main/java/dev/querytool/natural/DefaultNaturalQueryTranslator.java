package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import java.util.List;

final class DefaultNaturalQueryTranslator implements NaturalQueryTranslator {

  private final TranslationParts parts;
  private final NaturalCaller caller;

  DefaultNaturalQueryTranslator(TranslationParts parts, NaturalCaller caller) {
    this.parts = parts;
    this.caller = caller;
  }

  @Override
  public ConnectionTranslator on(String connection) {
    return new DefaultConnectionTranslator(
        parts, caller, AskingSettings.of(requireNonNull(connection, "connection")));
  }

  @Override
  public List<ModelInfo> models() {
    return parts.available(caller.keys());
  }
}
