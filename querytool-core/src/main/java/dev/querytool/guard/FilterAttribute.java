package dev.querytool.guard;

/**
 * An attribute of the caller that a row filter names.
 *
 * @param grant the place of the filter's grant among those of the caller
 * @param name the attribute's name
 */
record FilterAttribute(int grant, String name) {

  /** Returns the name of the parameter that binds it, which no caller can write. */
  String parameter() {
    return "grant." + grant + "." + name;
  }
}
