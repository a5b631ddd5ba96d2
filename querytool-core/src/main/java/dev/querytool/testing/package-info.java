/**
 * What an embedder's own tests need: statements that a guard must accept or refuse, and a runner
 * into which any guard can be put. Start with {@link dev.querytool.testing.GuardConformance}.
 */
@NullMarked
package dev.querytool.testing;

import org.jspecify.annotations.NullMarked;
