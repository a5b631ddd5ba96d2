/**
 * What a database holds, in its own words and in people's: tables, fields, keys, Chinese names and
 * notes. Start with {@link dev.querytool.catalog.MetadataCatalog}.
 */
@NullMarked
package dev.querytool.catalog;

import org.jspecify.annotations.NullMarked;
