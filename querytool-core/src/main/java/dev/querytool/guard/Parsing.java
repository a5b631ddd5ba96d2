package dev.querytool.guard;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.sf.jsqlparser.parser.AbstractJSqlParser.Dialect;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.parser.feature.FeatureConfiguration;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.Select;

/**
 * Parses a canonical text on the caller's thread, to its end, as one SELECT. {@link ParseBounds}
 * bounds its time beforehand; should that not hold for some text, a clock stops it.
 *
 * <p>Safe for use by many threads.
 */
final class Parsing {

  private static final int END = 0;
  private static final int IDLE_LEXERS = 8;
  private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);

  private final FeatureConfiguration configuration;
  private final Syntax syntax;
  private final LongSupplier nanoTime;
  private final LearntWords learnt = new LearntWords();
  private final Queue<ParserLexer> lexers = new ArrayBlockingQueue<>(IDLE_LEXERS);

  private Parsing(FeatureConfiguration configuration, Syntax syntax, LongSupplier nanoTime) {
    this.configuration = configuration;
    this.syntax = syntax;
    this.nanoTime = nanoTime;
  }

  /** Returns the parsing of a dialect. */
  static Parsing of(dev.querytool.connection.Dialect dialect) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    boolean timed = threads.isThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
    return of(dialect, timed ? threads::getCurrentThreadCpuTime : System::nanoTime);
  }

  /** Returns the parsing of a dialect that looks at a given clock, at best that of the thread. */
  static Parsing of(dev.querytool.connection.Dialect dialect, LongSupplier nanoTime) {
    return new Parsing(configured("", dialect).getConfiguration(), Syntax.of(dialect), nanoTime);
  }

  /** Returns the parser with the settings for a dialect; it has no flags of SQLite's. */
  static CCJSqlParser configured(String sql, dev.querytool.connection.Dialect dialect) {
    CCJSqlParser parser = new CCJSqlParser(new StringProvider(sql)).withAllowComplexParsing(false);
    return switch (dialect) {
      case SQLITE -> parser;
      case POSTGRES -> parser.withDialect(Dialect.POSTGRESQL);
      case MYSQL -> parser.withDialect(Dialect.MYSQL);
      case MARIADB -> parser.withDialect(Dialect.MARIADB);
    };
  }

  /** Returns the text that stands for a canonical one before the parser, place by place. */
  CanonicalText asParsed(CanonicalText text) {
    return syntax.asParsed(text);
  }

  /** Returns what the parser reads in the place of a text; the text itself where it can. */
  String forParser(CanonicalText parsed) {
    return syntax.forParser(parsed);
  }

  /**
   * Parses a text.
   *
   * @throws Refusal if it is not one SELECT that the parser can read
   */
  Select select(CanonicalText text, TokenIndex tokens) {
    return select(text, forParser(text), tokens);
  }

  /**
   * Parses a text.
   *
   * @param read what {@link #forParser} makes of it
   * @throws Refusal if it is not one SELECT that the parser can read
   */
  Select select(CanonicalText text, String read, TokenIndex tokens) {
    ParseBounds.check(text);
    try {
      if (statement(read, tokens) instanceof Select select) {
        return select;
      }
      throw GuardRule.NOT_A_READ.at(tokens.tokens().get(0), "This is not a query.");
    } catch (ParseException e) {
      throw SyntaxRefusal.of(e, tokens);
    } catch (TokenMgrException e) {
      throw GuardRule.UNSUPPORTED_SYNTAX.refusal("A character is not read here.");
    } catch (StackOverflowError e) {
      throw GuardRule.TOO_COMPLEX.refusal("The statement is nested too deep.");
    }
  }

  private Statement statement(String sql, TokenIndex tokens) throws ParseException {
    ParserLexer free = lexers.poll();
    ParserLexer lexer = free == null ? new ParserLexer(configuration, learnt) : free;
    lexer.open(sql, tokens.tokens());
    CCJSqlParser parser = new BoundedParser(lexer, nanoTime, MAX_NANOS);
    Statement statement = read(parser, tokens);
    net.sf.jsqlparser.parser.Token rest = parser.getNextToken();
    if (rest.kind != END) {
      throw SyntaxRefusal.at(rest.absoluteBegin - 1, tokens);
    }
    lexer.close();
    lexers.offer(lexer);
    return statement;
  }

  /**
   * Parses, as a query at once what can be nothing else; what the parser itself stumbles over is a
   * text that it cannot read.
   */
  private static Statement read(CCJSqlParser parser, TokenIndex tokens) throws ParseException {
    try {
      return tokens.tokens().get(0).isWord("SELECT") ? parser.Select() : parser.Statement();
    } catch (Refusal | TokenMgrException e) {
      throw e;
    } catch (RuntimeException e) {
      throw SyntaxRefusal.stumbled(parser.getToken(0).absoluteBegin - 1, tokens);
    }
  }
}
