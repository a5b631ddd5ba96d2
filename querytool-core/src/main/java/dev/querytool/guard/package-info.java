/**
 * Turns SQL text into a proof that it only reads, or refuses it. The only package that creates a
 * {@link dev.querytool.guard.ReadOnlyQuery}. Start with {@link dev.querytool.guard.SqlGuard}.
 */
@NullMarked
package dev.querytool.guard;

import org.jspecify.annotations.NullMarked;
