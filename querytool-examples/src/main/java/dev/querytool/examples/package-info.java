/** The example programs and their launcher. */
@NullMarked
package dev.querytool.examples;

import org.jspecify.annotations.NullMarked;
