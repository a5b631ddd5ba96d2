package dev.querytool.natural;

/** Hears how far the proposing of names is; called by the thread that asks. */
@FunctionalInterface
public interface NameProgress {

  /**
   * Hears that some more names were asked for.
   *
   * @param done how many so far
   * @param all how many there are to ask for
   */
  void asked(int done, int all);
}
