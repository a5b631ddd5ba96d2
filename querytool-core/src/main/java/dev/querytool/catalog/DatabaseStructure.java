package dev.querytool.catalog;

import java.util.List;

/**
 * What a database says of itself; ids are 0 and nothing people say is in it.
 *
 * @param defaultSchema the schema in which unqualified names are looked up first
 * @param tables tables and views, ordered by schema and name
 */
record DatabaseStructure(String defaultSchema, List<TableMetadata> tables) {

  DatabaseStructure {
    tables = List.copyOf(tables);
  }
}
