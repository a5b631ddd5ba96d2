/** One query on one database, from the command line. */
@NullMarked
package dev.querytool.examples.query;

import org.jspecify.annotations.NullMarked;
