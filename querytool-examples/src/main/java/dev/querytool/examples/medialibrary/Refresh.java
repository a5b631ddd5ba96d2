package dev.querytool.examples.medialibrary;

/** What of a work is taken from the shop again, besides its figures. */
enum Refresh {
  /** The voice actors, in the place of those it has. */
  VOICE_ACTORS,
  /** The tags that it has not yet. */
  NEW_TAGS,
  /** The tags, in the place of those it has. */
  ALL_TAGS,
  /** Whether it is for adults. */
  NSFW,
  /** Title, day of release, whether it is for adults, voice actors and new tags. */
  EVERYTHING
}
