package dev.querytool.natural;

import dev.querytool.error.ValidationException;

/**
 * How a connection is asked.
 *
 * @param connection its registered name
 * @param model the id of the model; empty for the default one
 * @param repairs how often a model is told what is wrong with its answer
 * @param samples how many values a column may have for them to be shown; 0 to show none
 * @param listener hears how it gets on
 */
record AskingSettings(
    String connection, String model, int repairs, int samples, TranslationListener listener) {

  private static final int DEFAULT_REPAIRS = 2;
  private static final int MOST_REPAIRS = 5;
  private static final int MOST_SAMPLES = 50;

  static AskingSettings of(String connection) {
    return new AskingSettings(connection, "", DEFAULT_REPAIRS, 0, TranslationListener.NONE);
  }

  AskingSettings withModel(String id) {
    return new AskingSettings(connection, id, repairs, samples, listener);
  }

  AskingSettings withRepairs(int rounds) {
    if (rounds < 0 || rounds > MOST_REPAIRS) {
      throw new ValidationException("repairs are 0 to " + MOST_REPAIRS + ", not " + rounds);
    }
    return new AskingSettings(connection, model, rounds, samples, listener);
  }

  AskingSettings withSamples(int values) {
    if (values < 0 || values > MOST_SAMPLES) {
      throw new ValidationException("samples are 0 to " + MOST_SAMPLES + ", not " + values);
    }
    return new AskingSettings(connection, model, repairs, values, listener);
  }

  AskingSettings withListener(TranslationListener other) {
    return new AskingSettings(connection, model, repairs, samples, new QuietListener(other));
  }
}
