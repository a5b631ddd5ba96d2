package dev.querytool.examples.medialibrary;

/**
 * All that a listener can say of a work.
 *
 * @param stars 1 to 5
 * @param text in the listener's words; may be empty
 * @param progress how far the listener is
 */
record Opinion(int stars, String text, Progress progress) {}
