package dev.querytool.examples.medialibrary;

/**
 * A listener, without the password.
 *
 * @param name unique in the library
 * @param group what the listener may do
 */
record User(String name, UserGroup group) {}
