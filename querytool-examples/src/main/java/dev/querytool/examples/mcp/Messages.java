package dev.querytool.examples.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.util.Optional;

/** Reads what clients send. */
final class Messages {

  /** The answer to what is no message, and so has no id. */
  static final String NO_MESSAGE =
      "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":"
          + ErrorCodes.PARSE_ERROR
          + ",\"message\":\"this is no message of JSON-RPC\"}}";

  /** The answer to a request that cannot be told from one that is being answered. */
  static final JSONRPCError SAME_ID =
      new JSONRPCError(
          ErrorCodes.INVALID_REQUEST, "a request of this id is being answered; count on");

  private Messages() {}

  /** Returns the message; empty if the text is none. */
  static Optional<JSONRPCMessage> read(McpJsonMapper json, String text) {
    try {
      return Optional.of(McpSchema.deserializeJsonRpcMessage(json, text));
    } catch (IOException | RuntimeException noMessage) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether the library is to hear of a message that is no request. The server asks clients
   * nothing, so their answers and the news of their roots, about which the library would ask back
   * and wait, are none of its business.
   */
  static boolean isHeard(JSONRPCMessage message) {
    return message instanceof JSONRPCNotification notification
        && notification.method().equals(McpSchema.METHOD_NOTIFICATION_INITIALIZED);
  }
}
