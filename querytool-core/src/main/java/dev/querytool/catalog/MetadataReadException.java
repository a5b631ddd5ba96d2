package dev.querytool.catalog;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a database was reached but its structure could not be read; what is stored of it has
 * not changed. Where it told more than {@link StructureLimits} allow, the details name the {@code
 * limit}.
 */
public final class MetadataReadException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  private MetadataReadException(String message, Map<String, ?> details, @Nullable Throwable cause) {
    super(ErrorCode.CONNECTION_ERROR, message, details, cause);
  }

  /** Says why, in words of ours; a limit that was met stands in the details as {@code limit}. */
  static MetadataReadException of(String connection, MetadataReader reader, SQLException failure) {
    boolean ours =
        failure instanceof UnsafeCatalogException || failure instanceof StructureLimitException;
    return new MetadataReadException(
        "The structure of '"
            + connection
            + "' could not be read: "
            + (ours ? failure.getMessage() : reader.reason(failure))
            + ". What is stored of it has not changed; "
            + (ours ? "then refresh again." : "see that the database answers and refresh again."),
        details(connection, failure),
        failure);
  }

  private static Map<String, ?> details(String connection, SQLException failure) {
    return failure instanceof StructureLimitException excess
        ? Map.of("connection", connection, "limit", excess.limit())
        : Map.of("connection", connection);
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
        Map.of("connection", connection),
        null);
  }
}
