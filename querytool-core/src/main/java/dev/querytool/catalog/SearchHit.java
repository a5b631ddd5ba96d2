package dev.querytool.catalog;

/**
 * A table or field that a search found.
 *
 * @param schemaName the schema
 * @param tableName the table
 * @param fieldName the field; empty if the table itself was found
 * @param matched the text that was found: a name, Chinese name, comment or note
 * @param score higher is nearer; comparable only within one search
 */
public record SearchHit(
    String schemaName, String tableName, String fieldName, String matched, double score) {}
