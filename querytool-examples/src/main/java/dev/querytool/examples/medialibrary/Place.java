package dev.querytool.examples.medialibrary;

/**
 * Where the recordings of a work lie.
 *
 * @param rootFolder the name of a disk
 * @param directory the folder on it
 */
record Place(String rootFolder, String directory) {}
