package dev.querytool.examples.medialibrary;

import java.util.List;

/**
 * Who made a work, who speaks in it and what it is about.
 *
 * @param circle its circle
 * @param voiceActors those who speak in it; may be none
 * @param tags its tags; may be none
 */
record Credits(Circle circle, List<VoiceActor> voiceActors, List<Tag> tags) {

  Credits {
    voiceActors = List.copyOf(voiceActors);
    tags = List.copyOf(tags);
  }
}
