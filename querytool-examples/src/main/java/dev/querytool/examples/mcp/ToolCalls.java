package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.SharedQueryTool;
import dev.querytool.error.QueryToolException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers calls of tools. What was refused or failed is an answer too, marked as an error, so that
 * the agent reads it; errors of the protocol are for those who break the protocol.
 */
final class ToolCalls {

  private static final Logger LOG = LoggerFactory.getLogger(ToolCalls.class);

  private static final ToolAnnotations READS =
      ToolAnnotations.builder()
          .readOnlyHint(true)
          .destructiveHint(false)
          .idempotentHint(true)
          .openWorldHint(false)
          .build();

  private final SharedQueryTool tool;

  ToolCalls(SharedQueryTool tool) {
    this.tool = tool;
  }

  SyncToolSpecification tool(
      String name, String description, ToolSchema input, AnswerSchema output, ToolWork work) {
    Tool described =
        Tool.builder(name, input.build())
            .description(description)
            .outputSchema(output.answer())
            .annotations(READS)
            .build();
    return SyncToolSpecification.builder()
        .tool(described)
        .callHandler((exchange, request) -> call(work, exchange, request))
        .build();
  }

  private CallToolResult call(
      ToolWork work, McpSyncServerExchange exchange, CallToolRequest request) {
    try {
      Arguments arguments = new Arguments(request.arguments());
      return result(
          CallContext.of(exchange).run(tool, session -> work.answer(session, arguments)), false);
    } catch (Refusal refusal) {
      return result(refusal.body(), true);
    } catch (QueryToolException failure) {
      return result(Refusal.of(failure).body(), true);
    } catch (CancellationException cancelled) {
      return result(Refusal.cancelled().body(), true);
    } catch (RuntimeException failure) {
      LOG.warn("the tool {} failed", request.name(), failure);
      return result(Refusal.internal().body(), true);
    }
  }

  private static CallToolResult result(ObjectNode answer, boolean error) {
    return CallToolResult.builder(List.of(TextContent.builder(VisibleText.of(answer)).build()))
        .structuredContent(answer)
        .isError(error)
        .build();
  }
}
