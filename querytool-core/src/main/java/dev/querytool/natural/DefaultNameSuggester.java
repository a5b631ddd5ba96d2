package dev.querytool.natural;

import static java.util.Objects.requireNonNull;

import dev.querytool.catalog.ConnectionCatalog;
import dev.querytool.catalog.NameProposal;
import dev.querytool.catalog.RefreshReport;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.error.ValidationException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Asks a model for names, batch after batch. */
final class DefaultNameSuggester implements NameSuggester {

  static final int USUAL_BATCH = 50;
  private static final int MOST = 500;

  private final NaturalCaller caller;
  private final String connection;
  private final Supplier<ChosenModel> model;
  private final int batch;
  private final NameProgress progress;

  DefaultNameSuggester(
      NaturalCaller caller,
      String connection,
      Supplier<ChosenModel> model,
      int batch,
      NameProgress progress) {
    this.caller = caller;
    this.connection = connection;
    this.model = model;
    this.batch = batch;
    this.progress = progress;
  }

  @Override
  public NameSuggester batch(int names) {
    if (names < 1 || names > MOST) {
      throw new ValidationException(
          String.format(
              Locale.ROOT,
              "%,d names at once were wanted; 1 to %d can be asked for.",
              names,
              MOST));
    }
    return new DefaultNameSuggester(caller, connection, model, names, progress);
  }

  @Override
  public NameSuggester progress(NameProgress listener) {
    return new DefaultNameSuggester(
        caller, connection, model, batch, requireNonNull(listener, "listener"));
  }

  @Override
  public NameSuggestions suggest() {
    return suggest(catalog().tables());
  }

  @Override
  public NameSuggestions suggest(String table) {
    return suggest(List.of(catalog().table(table).metadata()));
  }

  @Override
  public RefreshReport accept(List<NameProposal> proposals) {
    return catalog().acceptNames(proposals);
  }

  private NameSuggestions suggest(List<TableMetadata> tables) {
    List<Unnamed> unnamed = Unnamed.in(tables);
    if (unnamed.isEmpty()) {
      return new NameSuggestions(List.of(), List.of(), 0, TokenUsage.NONE);
    }
    NameRound round = new NameRound(model.get());
    for (int from = 0; from < unnamed.size(); from += batch) {
      int to = Math.min(unnamed.size(), from + batch);
      round.ask(unnamed.subList(from, to));
      progress.asked(to, unnamed.size());
    }
    return round.suggestions(unnamed);
  }

  private ConnectionCatalog catalog() {
    caller.requireAnnotating(connection);
    return caller.catalog().on(connection);
  }
}
