package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.catalog.MetadataCatalog;
import dev.querytool.connection.ConnectionRegistry;
import dev.querytool.natural.NaturalQueryTranslator;
import dev.querytool.query.QueryHistory;
import dev.querytool.query.SafeQueryExecutor;
import dev.querytool.vault.UserCredentials;

/** The parts of a tool as one caller may use them. */
record CallerSession(
    ConnectionRegistry connections,
    MetadataCatalog catalog,
    SafeQueryExecutor queries,
    QueryHistory history,
    UserCredentials credentials,
    NaturalQueryTranslator natural)
    implements QuerySession {

  static CallerSession of(Wiring wiring, CallerRights rights) {
    return new CallerSession(
        new CallerConnections(wiring.connections(), rights),
        CallerCatalog.of(wiring, rights),
        wiring.queries().as(rights),
        new CallerHistory(wiring.history(), rights),
        new UserCredentials(new CallerCredentials(wiring.vault(), rights), rights.caller().uid()),
        wiring.natural(rights));
  }
}
