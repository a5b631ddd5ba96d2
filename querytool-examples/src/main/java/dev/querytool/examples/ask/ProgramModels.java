package dev.querytool.examples.ask;

import dev.querytool.llm.QueryToolModels;
import dev.querytool.natural.ChosenModel;
import dev.querytool.natural.LanguageModels;
import dev.querytool.natural.ModelInfo;
import dev.querytool.natural.ModelKeys;
import dev.querytool.natural.ModelReply;
import dev.querytool.natural.ModelReply.FinishReason;
import dev.querytool.natural.TokenCounter;
import dev.querytool.natural.TokenUsage;

/**
 * The models whose key is set in the environment, or a stand-in that answers whatever it is asked
 * with one statement. Closed after what asks them.
 */
public final class ProgramModels implements AutoCloseable {

  private static final ModelInfo STAND_IN =
      new ModelInfo("stand-in", "a stand-in that does what it is told", "examples", 100_000);

  private final QueryToolModels known;
  private final boolean online;
  private final String statement;

  private ProgramModels(QueryToolModels known, boolean online, String statement) {
    this.known = known;
    this.online = online;
    this.statement = statement;
  }

  /**
   * Opens the models.
   *
   * @param offline whether no model may be asked, even if the key of one is set
   * @param statement what the stand-in writes
   */
  public static ProgramModels open(boolean offline, String statement) {
    return of(QueryToolModels.open(), offline, statement);
  }

  /**
   * Takes models.
   *
   * @param known closed with these
   * @param offline as for {@link #open}
   * @param statement as for {@link #open}
   */
  public static ProgramModels of(QueryToolModels known, boolean offline, String statement) {
    boolean online = !offline && !known.available(ModelKeys.NONE).isEmpty();
    return new ProgramModels(known, online, statement);
  }

  /** Tells whether a model can be asked that was not made for this program. */
  public boolean isOnline() {
    return online;
  }

  /** Returns what a tool is opened with. */
  public LanguageModels models() {
    return online ? known : standIn();
  }

  private LanguageModels standIn() {
    String answer = "```sql\n" + statement + "\n```";
    return LanguageModels.only(
        new ChosenModel(
            STAND_IN,
            request -> new ModelReply(answer, FinishReason.STOP, TokenUsage.NONE),
            TokenCounter.approximate()));
  }

  @Override
  public void close() {
    known.close();
  }
}
