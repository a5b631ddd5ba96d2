package dev.querytool.examples.medialibrary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A work as lists show it; what the shop or the listener did not say is null.
 *
 * @param id its product number
 * @param title its title
 * @param circle its circle's name
 * @param voiceActors their names
 * @param tags their names
 * @param release the day on which it came out
 * @param price in yen
 * @param downloads how often it was bought
 * @param average the mean of the stars of the shop's customers
 * @param userRating the stars that the listener gave
 * @param progress how far the listener is
 */
record WorkSummary(
    int id,
    String title,
    String circle,
    List<String> voiceActors,
    List<String> tags,
    @Nullable String release,
    @Nullable Integer price,
    @Nullable Integer downloads,
    @Nullable Double average,
    @Nullable Integer userRating,
    @Nullable Progress progress) {}
