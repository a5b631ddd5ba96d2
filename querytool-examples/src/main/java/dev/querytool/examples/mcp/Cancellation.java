package dev.querytool.examples.mcp;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The message by which a client takes a request back, which the library does not know. */
final class Cancellation {

  private static final String METHOD = "notifications/cancelled";

  private Cancellation() {}

  static boolean isOne(JSONRPCMessage message) {
    return message instanceof JSONRPCNotification notification
        && notification.method().equals(METHOD);
  }

  /** Returns the id of the request; null if the message names none. */
  static @Nullable Object requestId(JSONRPCMessage message) {
    return message instanceof JSONRPCNotification notification
            && notification.params() instanceof Map<?, ?> parameters
        ? parameters.get("requestId")
        : null;
  }
}
