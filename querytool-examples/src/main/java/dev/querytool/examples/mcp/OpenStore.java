package dev.querytool.examples.mcp;

import dev.querytool.SharedQueryTool;

/** A tool that is closed in order also by a thread that was interrupted. */
record OpenStore(SharedQueryTool tool) implements AutoCloseable {

  /** What is closed in order waits for its parts, and an interrupted thread waits for nothing. */
  @Override
  public void close() {
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
