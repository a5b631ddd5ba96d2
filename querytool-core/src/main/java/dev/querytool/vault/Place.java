package dev.querytool.vault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** Where a ciphertext belongs; as additional data it makes a moved one fail. */
record Place(String storeId, String table, String rowId, String owner, String service) {

  private static final String TABLE = "external_credentials";
  private static final String SUB_KEYS = "sub_keys";

  static Place of(String storeId, Credential credential) {
    return new Place(storeId, TABLE, credential.id(), credential.owner(), credential.serviceName());
  }

  static Place ofSubKey(String storeId, String purpose) {
    return new Place(storeId, SUB_KEYS, purpose, "", "");
  }

  /** The place of a sub-key from when on the store is known to hold an audit. */
  static Place besideAudit(String storeId, String purpose) {
    return new Place(storeId, SUB_KEYS, purpose, "", "audited");
  }

  /** Returns the places that a sub-key may be in, the likely one first. */
  static List<Place> allOfSubKey(String storeId, String purpose) {
    return List.of(besideAudit(storeId, purpose), ofSubKey(storeId, purpose));
  }

  /** Each part behind its length, so that no two places have the same bytes. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    append(all, storeId);
    append(all, table);
    append(all, rowId);
    append(all, owner);
    append(all, service);
    return all.toByteArray();
  }

  private static void append(ByteArrayOutputStream all, String part) {
    byte[] bytes = StrictText.bytes("place", part);
    all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    all.writeBytes(bytes);
  }
}
