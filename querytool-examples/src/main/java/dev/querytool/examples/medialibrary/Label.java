package dev.querytool.examples.medialibrary;

/**
 * A circle, tag or voice actor.
 *
 * @param id its key as text
 * @param name its name
 * @param works how many works it has
 */
record Label(String id, String name, int works) {}
