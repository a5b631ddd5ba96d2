/**
 * Turns SQL text into a proof that it only reads, or refuses it. The one place where a {@link
 * dev.querytool.guard.ReadOnlyQuery} comes to be. Start with {@link dev.querytool.guard.SqlGuard}.
 */
@NullMarked
package dev.querytool.guard;

import org.jspecify.annotations.NullMarked;
