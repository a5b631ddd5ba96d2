package dev.querytool.vault;

import java.util.Optional;

/** Breaks several rules, so that the architecture test can be seen red. */
public final class DefaultPlanted {

  private final Optional<String> field = Optional.empty();

  private DefaultPlanted() {}

  /** Finds nothing without saying so. */
  public String findSomething() {
    if (field.isEmpty()) {
      throw new RuntimeException("generic");
    }
    System.out.println("to a standard stream");
    return field.get();
  }
}
