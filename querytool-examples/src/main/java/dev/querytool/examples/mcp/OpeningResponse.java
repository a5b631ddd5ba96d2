package dev.querytool.examples.mcp;

import io.modelcontextprotocol.spec.HttpHeaders;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.function.Consumer;

/** A response that tells the id of a session before the client can use it. */
final class OpeningResponse extends HttpServletResponseWrapper {

  private final Consumer<String> opened;

  OpeningResponse(HttpServletResponse response, Consumer<String> opened) {
    super(response);
    this.opened = opened;
  }

  @Override
  public void setHeader(String name, String value) {
    if (name.equalsIgnoreCase(HttpHeaders.MCP_SESSION_ID)) {
      opened.accept(value);
    }
    super.setHeader(name, value);
  }
}
