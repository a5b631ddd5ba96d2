package dev.querytool.guard;

import java.util.function.LongSupplier;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.feature.Feature;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;

/**
 * A parser that looks at the clock while it parses: it asks these questions wherever it tries to
 * read a value or a table.
 *
 * <p>One per text; not thread-safe.
 */
final class BoundedParser extends CCJSqlParser {

  private static final int QUESTIONS_PER_LOOK = 256;

  private final LongSupplier nanoTime;
  private final long nanos;
  private long start;
  private int questions;

  /**
   * Makes a parser of the text that a lexer has opened.
   *
   * @param nanoTime the clock
   * @param nanos how long it may take from the first look at the clock on
   */
  BoundedParser(ParserLexer lexer, LongSupplier nanoTime, long nanos) {
    super(lexer);
    this.nanoTime = nanoTime;
    this.nanos = nanos;
  }

  /** The parser's own would ask for the stream that it makes itself. */
  @Override
  public FeatureConfiguration getConfiguration() {
    return token_source.configuration;
  }

  @Override
  public boolean getAsBoolean(Feature feature) {
    look();
    return super.getAsBoolean(feature);
  }

  @Override
  protected boolean isCaseExpressionAhead() {
    look();
    return super.isCaseExpressionAhead();
  }

  /** Tells where the text cannot be read; what could stand there instead takes long to find. */
  @Override
  public ParseException generateParseException(String place) {
    ParseException stopped = new ParseException("the text cannot be read behind " + token);
    stopped.currentToken = token;
    return stopped;
  }

  private void look() {
    questions++;
    if (questions % QUESTIONS_PER_LOOK != 0) {
      return;
    }
    if (questions == QUESTIONS_PER_LOOK) {
      start = nanoTime.getAsLong();
    } else if (nanoTime.getAsLong() - start > nanos) {
      throw GuardRule.TOO_COMPLEX.refusal("The statement takes too long to analyse.");
    }
  }
}
