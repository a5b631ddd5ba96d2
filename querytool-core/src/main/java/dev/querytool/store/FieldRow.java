package dev.querytool.store;

import dev.querytool.catalog.FieldMetadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** A field and the table it belongs to. */
record FieldRow(long tableId, FieldMetadata field) {

  /** Makes fields of rows. */
  static final class Mapper implements RowMapper<FieldRow> {

    @Override
    public FieldRow map(ResultSet row, StatementContext context) throws SQLException {
      return new FieldRow(row.getLong("table_id"), field(row));
    }

    private static FieldMetadata field(ResultSet row) throws SQLException {
      return FieldMetadata.builder(Columns.text(row, "field_name"), Columns.text(row, "data_type"))
          .id(row.getLong("id"))
          .ordinalPosition(row.getInt("ordinal_position"))
          .nullable(row.getBoolean("is_nullable"))
          .primaryKeyPosition(row.getInt("primary_key_position"))
          .unique(row.getBoolean("is_unique"))
          .generated(row.getBoolean("is_generated"))
          .columnDefault(row.getString("column_default"))
          .maxLength(Columns.number(row, "max_length"))
          .comment(row.getString("comment"))
          .chineseName(row.getString("chinese_name"))
          .note(row.getString("note"))
          .synonyms(StoredLines.read(row.getString("synonyms")))
          .build();
    }
  }
}
