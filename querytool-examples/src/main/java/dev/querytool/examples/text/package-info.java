/** Plain text for terminals. */
@NullMarked
package dev.querytool.examples.text;

import org.jspecify.annotations.NullMarked;
