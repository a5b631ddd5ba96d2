/** The guard alone, over JSON lines. */
@NullMarked
package dev.querytool.examples.guard;

import org.jspecify.annotations.NullMarked;
