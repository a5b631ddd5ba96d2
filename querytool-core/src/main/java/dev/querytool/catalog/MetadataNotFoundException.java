package dev.querytool.catalog;

import dev.querytool.error.ErrorCode;
import dev.querytool.error.QueryToolException;
import java.util.List;
import java.util.Map;

/**
 * Signals that a connection has no such table or field; the details contain the nearest names as
 * {@code candidates}.
 */
public final class MetadataNotFoundException extends QueryToolException {

  private static final long serialVersionUID = 1L;

  MetadataNotFoundException(String message, List<String> candidates) {
    super(ErrorCode.NOT_FOUND, message, Map.of("candidates", List.copyOf(candidates)), null);
  }
}
