package dev.querytool.natural;

/** Listens to the progress of suggesting names, on the calling thread. */
@FunctionalInterface
public interface NameProgress {

  /**
   * Called when more names have been asked for.
   *
   * @param done how many so far
   * @param all how many there are in total
   */
  void asked(int done, int all);
}
