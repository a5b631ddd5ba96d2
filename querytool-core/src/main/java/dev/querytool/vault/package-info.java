/**
 * Secrets at rest: authenticated encryption under a master key that the host holds. Start with
 * {@link dev.querytool.vault.CredentialVault}.
 */
@NullMarked
package dev.querytool.vault;

import org.jspecify.annotations.NullMarked;
