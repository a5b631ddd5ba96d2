package dev.querytool.examples.medialibrary;

/**
 * What a work is about.
 *
 * @param id the number that the tag has at the shop
 * @param name as it is written there
 */
record Tag(int id, String name) {}
