package dev.querytool.store;

import dev.querytool.vault.Credential;
import dev.querytool.vault.CredentialHint;
import dev.querytool.vault.CredentialStore.Row;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes credentials of rows. */
final class CredentialMapper implements RowMapper<Row> {

  @Override
  public Row map(ResultSet row, StatementContext context) throws SQLException {
    Credential credential =
        new Credential(
            Columns.text(row, "id"),
            Columns.text(row, "user_id"),
            Columns.text(row, "service_name"),
            orEmpty(row, "display_name"),
            new CredentialHint(orEmpty(row, "hint_prefix"), orEmpty(row, "hint_suffix")),
            Columns.time(row, "created_at"));
    return new Row(credential, Columns.text(row, "encrypted_credential"));
  }

  private static String orEmpty(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNullElse(row.getString(column), "");
  }
}
