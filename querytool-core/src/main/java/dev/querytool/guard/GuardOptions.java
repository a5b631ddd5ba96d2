package dev.querytool.guard;

/**
 * What a host may choose about a guard.
 *
 * @param maxLength the greatest length of a text in characters
 * @param namedParameters whether {@code :name} is accepted
 * @param allowedFunctions functions beyond the built-in list
 */
record GuardOptions(int maxLength, boolean namedParameters, HostFunctions allowedFunctions) {}
