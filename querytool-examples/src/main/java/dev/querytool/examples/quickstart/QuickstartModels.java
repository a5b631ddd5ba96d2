package dev.querytool.examples.quickstart;

import dev.querytool.QueryTool;
import dev.querytool.QueryToolBuilder;
import dev.querytool.llm.QueryToolModels;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.TokenCounter;
import dev.querytool.natural.TokenUsage;
import dev.querytool.vault.MasterKey;
import java.nio.file.Path;

/** The model whose key is set in the environment, or a stand-in that does whatever it is told. */
final class QuickstartModels implements AutoCloseable {

  private static final ModelInfo STAND_IN =
      new ModelInfo("stand-in", "a stand-in that does what it is told", "quickstart", 100_000);
  private static final String OBEDIENCE =
      """
      ```sql
      DELETE FROM orders WHERE status = 'returned'
      ```
      Explanation: deletes all orders that were returned.""";

  private final QueryToolModels known;
  private final boolean online;

  private QuickstartModels(QueryToolModels known, boolean online) {
    this.known = known;
    this.online = online;
  }

  static QuickstartModels open(boolean offline) {
    QueryToolModels known = QueryToolModels.open();
    return new QuickstartModels(known, !offline && !known.available(ModelKeys.NONE).isEmpty());
  }

  /** Tells whether a model can be asked that was not made for this program. */
  boolean isOnline() {
    return online;
  }

  QueryToolBuilder settings(Path store) {
    return QueryTool.builder()
        .store(store)
        .masterKey(MasterKey.fromFileOrCreate(store.resolveSibling(store.getFileName() + ".key")))
        .models(online ? known : standIn());
  }

  private static LanguageModels standIn() {
    return LanguageModels.only(
        new ChosenModel(
            STAND_IN,
            request -> new ModelReply(OBEDIENCE, FinishReason.STOP, TokenUsage.NONE),
            TokenCounter.approximate()));
  }

  @Override
  public void close() {
    known.close();
  }
}
