package dev.querytool.examples.command;

import dev.querytool.QueryTool;
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

  static OpenDatabase open(Consumer<QueryTool> registration) {
    SignalStop signals = SignalStop.ofThisThread();
    try {
      QueryTool tool = QueryTool.inMemory();
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
