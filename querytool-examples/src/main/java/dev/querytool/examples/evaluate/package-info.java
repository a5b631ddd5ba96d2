/** How often questions become statements that give the right rows. */
@NullMarked
package dev.querytool.examples.evaluate;

import org.jspecify.annotations.NullMarked;
