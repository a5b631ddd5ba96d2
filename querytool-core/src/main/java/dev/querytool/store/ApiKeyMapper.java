package dev.querytool.store;

import dev.querytool.access.ApiKeyStore;
import dev.querytool.access.ServiceApiKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes API keys of rows. */
final class ApiKeyMapper implements RowMapper<ServiceApiKey> {

  @Override
  public ServiceApiKey map(ResultSet row, StatementContext context) throws SQLException {
    return key(row);
  }

  static ServiceApiKey key(ResultSet row) throws SQLException {
    return ServiceApiKey.builder(
            Columns.text(row, "id"), Columns.text(row, "user_id"), Columns.time(row, "created_at"))
        .name(Objects.requireNonNullElse(row.getString("name"), ""))
        .scopes(ApiKeyStore.scopes(row.getString("scopes")))
        .attributes(AccountMapper.attributes(row, "key_attributes"))
        .expiresAt(Columns.timeOrNull(row, "expires_at"))
        .revokedAt(Columns.timeOrNull(row, "revoked_at"))
        .lastUsedAt(Columns.timeOrNull(row, "last_used_at"))
        .build();
  }
}
