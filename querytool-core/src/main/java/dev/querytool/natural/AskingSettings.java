package dev.querytool.natural;

import dev.querytool.error.ValidationException;

/**
 * How a connection is asked.
 *
 * @param connection its registered name
 * @param model the id of the model; empty for the default one
 * @param repairs how often a model is told what is wrong with its answer
 * @param listener hears how it gets on
 */
record AskingSettings(String connection, String model, int repairs, TranslationListener listener) {

  private static final int DEFAULT_REPAIRS = 2;
  private static final int MOST_REPAIRS = 5;

  static AskingSettings of(String connection) {
    return new AskingSettings(connection, "", DEFAULT_REPAIRS, TranslationListener.NONE);
  }

  AskingSettings withModel(String id) {
    return new AskingSettings(connection, id, repairs, listener);
  }

  AskingSettings withRepairs(int rounds) {
    if (rounds < 0 || rounds > MOST_REPAIRS) {
      throw new ValidationException("repairs are 0 to " + MOST_REPAIRS + ", not " + rounds);
    }
    return new AskingSettings(connection, model, rounds, listener);
  }

  AskingSettings withListener(TranslationListener other) {
    return new AskingSettings(connection, model, repairs, new QuietListener(other));
  }
}
