package dev.querytool.store;

import java.sql.Types;
import java.util.List;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** Binds texts, none of which has a line break, as one text with a line for each. */
final class StoredLines extends AbstractArgumentFactory<List<String>> {

  StoredLines() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(List<String> lines, ConfigRegistry config) {
    @Nullable String text = lines.isEmpty() ? null : String.join("\n", lines);
    return (position, statement, context) -> statement.setString(position, text);
  }

  static List<String> read(@Nullable String text) {
    return text == null ? List.of() : text.lines().toList();
  }
}
