/**
 * querytool's own memory: one SQLite file, through JDBI. Implements the ports of the packages above
 * it.
 */
@NullMarked
package dev.querytool.store;

import org.jspecify.annotations.NullMarked;
