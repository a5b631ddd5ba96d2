package dev.querytool.guard;

/**
 * A function that a query calls.
 *
 * @param name its name, in lower case
 * @param reason why it is allowed, such as {@code built-in list of sqlite}
 */
public record AllowedFunction(String name, String reason) {}
