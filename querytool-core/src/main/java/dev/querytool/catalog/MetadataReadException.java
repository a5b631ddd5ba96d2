package dev.querytool.catalog;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a database was reached but its structure could not be read; what is stored of it has
 * not changed.
 */
public final class MetadataReadException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  MetadataReadException(String message, String connection, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_ERROR, message, Map.of("connection", connection), cause);
  }

  /**
   * Returns this failure as it is reported to callers who see only part of the database or do not
   * administer connections: without the reason, which may name what they do not see.
   *
   * @param connection the name that the caller used
   */
  public MetadataReadException withoutReason(String connection) {
    return new MetadataReadException(
        "The structure of '"
            + connection
            + "' could not be read. What is stored of it has not changed; ask an administrator, who"
            + " is told why when refreshing it.",
        connection,
        null);
  }
}
