package dev.querytool.examples.mcp;

import io.modelcontextprotocol.spec.HttpHeaders;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.Consumer;

/**
 * A response that tells the id of a session before the client can use it, and keeps the library's
 * words about a failure back, which are a whole exception.
 */
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

  @Override
  public PrintWriter getWriter() throws IOException {
    return hasFailed() ? new PrintWriter(Writer.nullWriter()) : super.getWriter();
  }

  /** Tells whether it says by its status alone that something failed. */
  boolean hasFailed() {
    return getStatus() >= SC_BAD_REQUEST && !isCommitted();
  }
}
