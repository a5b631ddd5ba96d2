package dev.querytool.connection;

import java.time.Duration;

/**
 * The result of testing a connection.
 *
 * @param reachable whether a session was opened
 * @param message the server's product and version, or why it failed and what to do
 * @param elapsed how long it took
 */
public record ConnectionTest(boolean reachable, String message, Duration elapsed) {}
