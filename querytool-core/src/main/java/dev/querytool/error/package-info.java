/**
 * The one family of errors: an abstract unchecked root with a stable code, the answer to "may I
 * retry?" and machine-readable details. Knows nothing of the rest; start with {@link
 * dev.querytool.error.QueryToolException}.
 */
@NullMarked
package dev.querytool.error;

import org.jspecify.annotations.NullMarked;
