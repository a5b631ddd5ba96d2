package dev.querytool.catalog;

/**
 * The structure of registered databases, in their own words and in people's. Safe for use by many
 * threads.
 */
public interface MetadataCatalog {

  /**
   * Turns to one connection.
   *
   * @throws dev.querytool.connection.ConnectionNotFoundException if no connection has this name
   */
  ConnectionCatalog on(String connection);
}
