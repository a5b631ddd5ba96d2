package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.catalog.TableMetadata;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the translators of all callers share. The front door creates it once and gets a translator
 * for each caller from it. Safe for use by many threads; starts no threads.
 */
public final class TranslationParts {

  private final LanguageModels models;
  private final Clock clock;
  private final VerifiedQueryStore verified;
  private final Linkers linkers;
  private final @Nullable QuestionVectors meanings;

  private TranslationParts(
      LanguageModels models,
      VerifiedQueryStore verified,
      Clock clock,
      @Nullable TextEmbedder embedder) {
    this.models = requireNonNull(models, "models");
    this.clock = requireNonNull(clock, "clock");
    this.verified = requireNonNull(verified, "verified");
    this.linkers = new Linkers(embedder);
    this.meanings = embedder == null ? null : QuestionVectors.of(embedder);
  }

  /**
   * Collects the parts.
   *
   * @param models the models that may be asked
   * @param verified where verified queries are kept
   * @param clock tells models the current date
   * @param embedder finds tables and earlier questions by meaning; null to use words alone
   */
  public static TranslationParts of(
      LanguageModels models,
      VerifiedQueryStore verified,
      Clock clock,
      @Nullable TextEmbedder embedder) {
    return new TranslationParts(models, verified, clock, embedder);
  }

  /** Returns the translator for one caller. */
  public NaturalQueryTranslator translator(NaturalCaller caller) {
    return new DefaultNaturalQueryTranslator(this, requireNonNull(caller, "caller"));
  }

  Clock clock() {
    return clock;
  }

  VerifiedQueries verified(NaturalCaller caller, String connection) {
    return meanings == null
        ? VerifiedQueries.create(verified, caller, connection, clock)
        : VerifiedQueries.create(verified, caller, connection, clock, meanings);
  }

  List<ModelInfo> available(ModelKeys keys) {
    return models.available(keys);
  }

  ChosenModel choose(String id, ModelKeys keys) {
    return id.isEmpty() ? models.chooseDefault(keys) : models.choose(id, keys);
  }

  LocalDate today(ZoneId zone) {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  List<TableMetadata> rank(CatalogSnapshot catalog, String question, int top) {
    return linkers.rank(catalog, question, top);
  }
}
