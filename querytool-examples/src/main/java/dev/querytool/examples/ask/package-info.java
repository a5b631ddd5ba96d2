/** Asks a database in human language. */
@NullMarked
package dev.querytool.examples.ask;

import org.jspecify.annotations.NullMarked;
