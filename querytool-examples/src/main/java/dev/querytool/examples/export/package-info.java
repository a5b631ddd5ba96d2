/** The result of one query in a file, from the command line. */
@NullMarked
package dev.querytool.examples.export;

import org.jspecify.annotations.NullMarked;
