package dev.querytool.access;

/** Computes keyed digests of API keys, under a key that only this application has. */
@FunctionalInterface
public interface KeyDigest {

  /** Returns the HMAC-SHA-256 of some parts, of which no two lists have the same bytes. */
  byte[] digest(byte[]... parts);
}
