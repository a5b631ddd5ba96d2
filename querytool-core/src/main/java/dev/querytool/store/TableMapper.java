package dev.querytool.store;

import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.TableType;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Makes tables of rows, without fields and foreign keys. */
final class TableMapper implements RowMapper<TableMetadata> {

  @Override
  public TableMetadata map(ResultSet row, StatementContext context) throws SQLException {
    return TableMetadata.builder(
            Columns.text(row, "schema_name"),
            Columns.text(row, "table_name"),
            TableType.valueOf(Columns.text(row, "table_type")))
        .id(row.getLong("id"))
        .nativeType(Columns.text(row, "native_type"))
        .estimatedRows(Columns.number(row, "estimated_rows"))
        .comment(row.getString("comment"))
        .chineseName(row.getString("chinese_name"))
        .note(row.getString("note"))
        .synonyms(StoredLines.read(row.getString("synonyms")))
        .build();
  }
}
