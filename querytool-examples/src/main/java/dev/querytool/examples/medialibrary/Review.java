package dev.querytool.examples.medialibrary;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a listener keeps on a work; what was not said is null.
 *
 * @param workId the work's product number
 * @param title the work's title
 * @param stars 1 to 5
 * @param text what the listener wrote
 * @param progress how far the listener is
 * @param createdAt when something was said first
 * @param updatedAt when something was said last
 */
record Review(
    int workId,
    String title,
    @Nullable Integer stars,
    @Nullable String text,
    @Nullable Progress progress,
    Instant createdAt,
    Instant updatedAt) {}
