package dev.querytool.examples.medialibrary;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the shop says of a work.
 *
 * @param title its title
 * @param release the day on which it came out; null if that is not known
 * @param nsfw whether it is for adults; null if that is not known
 */
record Description(String title, @Nullable LocalDate release, @Nullable Boolean nsfw) {}
