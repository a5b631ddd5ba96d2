/**
 * The front door: opens the store and wires the parts, which do the work. Start with {@code
 * QueryTool}.
 */
@NullMarked
package dev.querytool;

import org.jspecify.annotations.NullMarked;
