package dev.querytool.examples.command;

import dev.querytool.QueryTool;
import dev.querytool.QueryToolBuilder;
import dev.querytool.catalog.CatalogSnapshot;
import dev.querytool.connection.Dialect;
import dev.querytool.natural.ConnectionTranslator;
import dev.querytool.query.SafeQueryExecutor.OnConnection;
import java.util.function.Consumer;

/** A database under the care of a tool of its own. Used by the thread that opened it. */
public final class OpenDatabase implements AutoCloseable {

  static final String NAME = "database";

  private final SignalStop signals;
  private final QueryTool tool;

  private OpenDatabase(SignalStop signals, QueryTool tool) {
    this.signals = signals;
    this.tool = tool;
  }

  static OpenDatabase open(QueryToolBuilder settings, Consumer<QueryTool> registration) {
    SignalStop signals = SignalStop.ofThisThread();
    try {
      QueryTool tool = settings.openInMemory();
      signals.whenDeaf(tool::close);
      OpenDatabase opened = new OpenDatabase(signals, tool);
      opened.register(registration);
      return opened;
    } catch (RuntimeException | Error failure) {
      signals.close();
      throw failure;
    }
  }

  /** Returns what runs reads on it. */
  public OnConnection queries() {
    return tool.queries().on(NAME);
  }

  /** Returns what asks it in human language. */
  public ConnectionTranslator natural() {
    return tool.natural().on(NAME);
  }

  /** Returns its structure. */
  public CatalogSnapshot catalog() {
    return tool.catalog().on(NAME).snapshot();
  }

  /** Returns its engine. */
  public Dialect dialect() {
    return catalog().dialect();
  }

  private void register(Consumer<QueryTool> registration) {
    try {
      registration.accept(tool);
    } catch (RuntimeException | Error failure) {
      closeTool();
      throw failure;
    }
  }

  /** Ends what runs and leaves nothing behind. */
  @Override
  public void close() {
    try {
      closeTool();
    } finally {
      signals.close();
    }
  }

  /** What is closed in order waits for its parts, and an interrupted thread waits for nothing. */
  private void closeTool() {
    boolean interrupted = Thread.interrupted();
    try {
      tool.close();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
