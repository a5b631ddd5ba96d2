package dev.querytool.store;

import dev.querytool.migration.Migration;
import dev.querytool.migration.Migrations;
import dev.querytool.migration.Migrator;
import dev.querytool.sqlite.SqliteFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/**
 * The store's own migrations: the sources' tables as written, then each deviation from them. A new
 * store is made in one step of {@code schema.sql}, which each migration has to change too.
 */
final class StoreMigrations {

  private static final List<String> IDS =
      List.of(
          "20261101000000_create_source_tables",
          "20261101120000_remove_rows_whose_owner_is_gone",
          "20261102000000_let_connections_be_sqlite",
          "20261103000000_keep_connection_passwords_in_the_vault",
          "20261104000000_tell_tables_of_several_schemas_apart",
          "20261105000000_keep_each_field_once_with_its_keys",
          "20261106000000_keep_foreign_keys",
          "20261107000000_give_each_catalogue_a_version",
          "20261108000000_require_a_password_of_all_but_the_default_user",
          "20261109000000_name_each_credential_once",
          "20261110000000_give_the_store_an_id",
          "20261111000000_keep_how_servers_are_reached",
          "20261112000000_keep_functions_and_how_names_are_compared",
          "20261113000000_give_each_connection_a_zone",
          "20261114000000_keep_a_history_of_queries",
          "20261115000000_let_accounts_be_disabled",
          "20261115010000_let_api_keys_end",
          "20261115020000_keep_grants",
          "20261116000000_keep_sub_keys",
          "20261116010000_chain_the_history",
          "20261122000000_bound_what_is_asked_of_no_connection",
          "20261122010000_keep_who_was_narrowed",
          "20261122100000_keep_verified_queries",
          "20261123100000_keep_synonyms",
          "20261123200000_seal_accounts",
          "20261124000000_keep_calls_without_names");

  private StoreMigrations() {}

  static Migrations all() {
    return Migrations.of(IDS.stream().map(id -> Migration.sql(id, script(id))).toList())
        .withSnapshot(resource("schema.sql"));
  }

  /** Reads first, so that opening a store that is being written by another does not wait. */
  static void run(SqliteFile file, Clock clock) {
    Migrator migrator = Migrator.of(file, all(), clock);
    if (!migrator.pending().isEmpty()) {
      migrator.up();
    }
  }

  static String script(String id) {
    return resource("migration/" + id + ".sql");
  }

  private static String resource(String name) {
    try (InputStream in = StoreMigrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is missing in this jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + name + " cannot be read", e);
    }
  }
}
