package dev.querytool.examples.medialibrary;

import dev.querytool.error.ValidationException;

/**
 * An audio work as the shop describes it.
 *
 * @param id its product number
 * @param place where it lies
 * @param description what it is
 * @param credits whose it is
 * @param figures how it does
 */
record Work(int id, Place place, Description description, Credits credits, Figures figures) {

  Work {
    if (id < 1) {
      throw new ValidationException("the product number is " + id + "; give one above zero");
    }
    if (description.title().isBlank()) {
      throw new ValidationException("the work " + id + " has no title; give it one");
    }
  }
}
