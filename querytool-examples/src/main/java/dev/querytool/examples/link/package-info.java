/** Which tables questions are about, over JSON lines. */
@NullMarked
package dev.querytool.examples.link;

import org.jspecify.annotations.NullMarked;
