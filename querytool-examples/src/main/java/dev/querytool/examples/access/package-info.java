/** One database, three callers, ten questions: what each of them sees. */
@NullMarked
package dev.querytool.examples.access;

import org.jspecify.annotations.NullMarked;
