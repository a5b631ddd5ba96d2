package dev.querytool.examples.medialibrary.schema;

import dev.querytool.migration.MigrationContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives voice actors other keys; the links to their works follow. */
final class VoiceActorKeys {

  private record VoiceActor(String id, String name) {}

  private VoiceActorKeys() {}

  /** Two rows with one name become one, which is linked to the works of both. */
  static void deriveFromNames(MigrationContext context) throws SQLException {
    for (VoiceActor actor : all(context)) {
      rename(context, actor.id(), VoiceActorId.of(actor.name()));
    }
  }

  static void requireDerived(MigrationContext context) throws SQLException {
    for (VoiceActor actor : all(context)) {
      if (!actor.id().equals(VoiceActorId.of(actor.name()))) {
        throw new IllegalStateException("voice actor '" + actor.name() + "' has another's key");
      }
    }
  }

  /**
   * The hash of the older program gives some pairs of names one number; the second of them takes
   * the next free one, since two voice actors that became one could never be told apart again.
   */
  static void hashNames(MigrationContext context) throws SQLException {
    Set<Long> taken = new HashSet<>();
    for (VoiceActor actor : all(context)) {
      long number = hash(actor.name());
      while (!taken.add(number)) {
        number++;
      }
      rename(context, actor.id(), Long.toString(number));
    }
  }

  /** The older program's hash of a name, a part of its files' format. */
  static long hash(String name) {
    return Math.abs(Math.round(name.hashCode() / 1000.0));
  }

  private static List<VoiceActor> all(MigrationContext context) throws SQLException {
    List<VoiceActor> all = new ArrayList<>();
    try (Statement statement = context.connection().createStatement();
        ResultSet actor =
            statement.executeQuery(
                "SELECT id, name FROM t_va WHERE id IS NOT NULL ORDER BY name, id")) {
      while (actor.next()) {
        all.add(new VoiceActor(actor.getString("id"), actor.getString("name")));
      }
    }
    return all;
  }

  private static void rename(MigrationContext context, String old, String now) {
    if (!old.equals(now)) {
      context.update("UPDATE OR IGNORE t_va SET id = ? WHERE id = ?", now, old);
      context.update("DELETE FROM t_va WHERE id = ?", old);
      context.update("UPDATE OR IGNORE r_va_work SET va_id = ? WHERE va_id = ?", now, old);
      context.update("DELETE FROM r_va_work WHERE va_id = ?", old);
    }
  }
}
