package dev.querytool.store;

import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each statement's text and duration at level debug, and never what is bound to it. */
final class SqlLog implements SqlLogger {

  private static final Logger log = LoggerFactory.getLogger(SqlLog.class);

  @Override
  public void logAfterExecution(StatementContext context) {
    if (log.isDebugEnabled()) {
      log.debug("{} us: {}", context.getElapsedTime(ChronoUnit.MICROS), oneLine(context));
    }
  }

  @Override
  public void logException(StatementContext context, SQLException failure) {
    if (log.isDebugEnabled()) {
      log.debug(
          "failed with code {} after {} us: {}",
          failure.getErrorCode(),
          context.getElapsedTime(ChronoUnit.MICROS),
          oneLine(context));
    }
  }

  private static String oneLine(StatementContext context) {
    return String.valueOf(context.getRenderedSql()).replaceAll("\\s+", " ");
  }
}
