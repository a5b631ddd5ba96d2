package dev.querytool.vault;

/** What a sub-key is for. Each purpose has its own key. */
public enum SubKeyPurpose {
  /** Recognising API keys without keeping them. */
  API_KEYS,
  /** Chaining the rows of the query history. */
  AUDIT,
  /** Masking values by a keyed hash. */
  MASKS,
  /** Sealing grants, so that a row filter that was tampered with is noticed. */
  ACCESS_FILTERS,
  /** Sealing accounts, so that changed rights or passwords are noticed. */
  ACCOUNTS
}
