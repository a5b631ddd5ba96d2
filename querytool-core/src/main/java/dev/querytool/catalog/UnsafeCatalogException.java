package dev.querytool.catalog;

import java.sql.SQLException;

/** Says that a database hides its own catalogue; the message is ours and may be shown. */
final class UnsafeCatalogException extends SQLException {

  private static final long serialVersionUID = 1L;

  UnsafeCatalogException(String message) {
    super(message);
  }
}
