package dev.querytool.vault;

/** What a sub-key is for. Each purpose has a key of its own. */
public enum SubKeyPurpose {
  /** Recognising API keys without keeping them. */
  API_KEYS,
  /** Chaining the rows of the audit. */
  AUDIT,
  /** Masking values by a keyed hash. */
  MASKS,
  /** Sealing what callers may see, so that a changed row filter is noticed. */
  ACCESS_FILTERS,
  /** Sealing accounts, so that changed rights or passwords are noticed. */
  ACCOUNTS
}
