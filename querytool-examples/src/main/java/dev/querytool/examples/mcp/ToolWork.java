package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.QuerySession;

/** What a tool does for a caller. */
@FunctionalInterface
interface ToolWork {

  /**
   * Answers.
   *
   * @throws Refusal if there is no answer
   * @throws dev.querytool.error.QueryToolException if there is none either
   */
  ObjectNode answer(QuerySession session, Arguments arguments);
}
