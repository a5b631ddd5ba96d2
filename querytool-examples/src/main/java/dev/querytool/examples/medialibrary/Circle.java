package dev.querytool.examples.medialibrary;

/**
 * Who publishes works.
 *
 * @param id the number that the circle has at the shop
 * @param name as it is written there
 */
record Circle(int id, String name) {}
