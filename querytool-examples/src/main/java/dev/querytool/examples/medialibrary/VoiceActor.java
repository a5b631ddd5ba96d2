package dev.querytool.examples.medialibrary;

import dev.querytool.examples.medialibrary.schema.VoiceActorId;

/**
 * Who speaks in works.
 *
 * @param name as it is written at the shop, which knows no number for a voice actor
 */
record VoiceActor(String name) {

  /** Returns the key that follows from the name. */
  String id() {
    return VoiceActorId.of(name);
  }
}
