package dev.querytool.store;

import java.sql.Types;
import java.time.Instant;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/** Binds times as text; JDBI alone would bind them as milliseconds since 1970. */
final class InstantArgument extends AbstractArgumentFactory<Instant> {

  InstantArgument() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(Instant value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setString(position, StoredTime.write(value));
  }
}
