package dev.querytool.store;

import dev.querytool.access.Account;
import dev.querytool.access.AccountStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes accounts of rows. */
final class AccountMapper implements RowMapper<AccountStore.Row> {

  @Override
  public AccountStore.Row map(ResultSet row, StatementContext context) throws SQLException {
    return account(row);
  }

  static AccountStore.Row account(ResultSet row) throws SQLException {
    Instant created = Columns.time(row, "user_created_at");
    Account account =
        new Account(
            Columns.text(row, "uid"),
            Columns.text(row, "username"),
            row.getBoolean("is_admin"),
            row.getBoolean("is_disabled"),
            attributes(row, "attributes"),
            created,
            Columns.timeOr(row, "user_updated_at", created));
    return new AccountStore.Row(
        account, row.getString("password_hash"), row.getLong("generation"), row.getString("seal"));
  }

  static Map<String, Object> attributes(ResultSet row, String column) throws SQLException {
    try {
      return AccountStore.attributes(Columns.text(row, column));
    } catch (IllegalArgumentException e) {
      throw new SQLException("the column " + column + " holds no attributes", e);
    }
  }
}
