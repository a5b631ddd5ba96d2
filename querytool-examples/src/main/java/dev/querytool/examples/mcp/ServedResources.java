package dev.querytool.examples.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.querytool.QuerySession;
import dev.querytool.SharedQueryTool;
import dev.querytool.error.QueryToolException;
import dev.querytool.error.ValidationException;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The catalogue as resources, each read as the caller may see it. */
final class ServedResources {

  static final String SCHEME = "querytool://";

  private static final Logger LOG = LoggerFactory.getLogger(ServedResources.class);
  private static final String JSON = "application/json";
  private static final String MERMAID = "text/vnd.mermaid";

  private final SharedQueryTool tool;
  private final Limits limits;
  private final CatalogJson catalog;

  ServedResources(SharedQueryTool tool, Limits limits) {
    this.tool = tool;
    this.limits = limits;
    this.catalog = new CatalogJson(limits);
  }

  List<SyncResourceSpecification> resources() {
    Resource connections =
        Resource.builder(SCHEME + "connections", "connections")
            .description("The databases you can read")
            .mimeType(JSON)
            .build();
    return List.of(
        new SyncResourceSpecification(
            connections,
            (exchange, request) ->
                read(
                    exchange,
                    request.uri(),
                    (session, name) -> json(catalog.connections(session.connections().list())))));
  }

  List<SyncResourceTemplateSpecification> templates() {
    return List.of(
        template(
            "{connection}/catalog",
            "tables",
            "The tables and views of a connection, with Chinese names and notes",
            JSON,
            (session, name) ->
                json(catalog.tables(session.catalog().on(name.connection()).tables()))),
        template(
            "{connection}/tables/{table}",
            "table",
            "The columns and keys of a table or view",
            JSON,
            (session, name) ->
                json(
                    catalog.table(
                        session.catalog().on(name.connection()).table(name.table()).metadata()))),
        template(
            "{connection}/diagram",
            "diagram",
            "The tables of a connection as an entity-relationship diagram",
            MERMAID,
            this::diagram));
  }

  private SyncResourceTemplateSpecification template(
      String path, String name, String description, String type, Reading reading) {
    ResourceTemplate template =
        ResourceTemplate.builder(SCHEME + path, name)
            .description(description)
            .mimeType(type)
            .build();
    return new SyncResourceTemplateSpecification(
        template, (exchange, request) -> read(exchange, request.uri(), reading));
  }

  private ReadResourceResult read(McpSyncServerExchange exchange, String uri, Reading reading) {
    try {
      ResourceName name = ResourceName.parse(uri);
      Content content = CallContext.of(exchange).run(tool, session -> reading.read(session, name));
      return ReadResourceResult.builder(
              List.of(
                  TextResourceContents.builder(uri, content.text())
                      .mimeType(content.type())
                      .build()))
          .build();
    } catch (QueryToolException failure) {
      throw fault(failure, uri);
    } catch (CancellationException cancelled) {
      throw fault(ErrorCodes.INTERNAL_ERROR, Refusal.cancelled(), uri);
    } catch (RuntimeException failure) {
      LOG.warn("the resource {} could not be read", uri, failure);
      throw fault(ErrorCodes.INTERNAL_ERROR, Refusal.internal(), uri);
    }
  }

  /** What may not be read is answered like what is not there. */
  private static McpError fault(QueryToolException failure, String uri) {
    int code =
        switch (failure.code()) {
          case NOT_FOUND, ACCESS_DENIED, VALIDATION_ERROR -> ErrorCodes.RESOURCE_NOT_FOUND;
          default -> ErrorCodes.INTERNAL_ERROR;
        };
    return fault(code, Refusal.of(failure), uri);
  }

  private static McpError fault(int code, Refusal refusal, String uri) {
    ObjectNode data = refusal.body().put("uri", uri);
    return McpError.builder(code).message(data.path("message").asText()).data(data).build();
  }

  private Content diagram(QuerySession session, ResourceName name) {
    String text = session.catalog().on(name.connection()).diagram();
    if (text.getBytes(StandardCharsets.UTF_8).length > limits.bytes()) {
      throw new ValidationException(
          "the diagram has more than " + limits.bytes() + " bytes; read the tables instead");
    }
    return new Content(MERMAID, text);
  }

  private static Content json(ObjectNode answer) {
    return new Content(JSON, VisibleText.of(answer));
  }

  private record Content(String type, String text) {}

  @FunctionalInterface
  private interface Reading {
    Content read(QuerySession session, ResourceName name);
  }
}
