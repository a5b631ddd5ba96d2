/**
 * Who may ask: accounts, API keys, what each of them may do, and the callers they turn into. Start
 * with {@link dev.querytool.access.Accounts}.
 */
@NullMarked
package dev.querytool.access;

import org.jspecify.annotations.NullMarked;
