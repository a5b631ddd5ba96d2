package dev.querytool.natural;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listener that cannot disturb a translation. */
record QuietListener(TranslationListener listener) implements TranslationListener {

  private static final Logger LOG = LoggerFactory.getLogger(TranslationListener.class);

  @Override
  public void began(TranslationStep step, int attempt) {
    try {
      listener.began(step, attempt);
    } catch (RuntimeException failure) {
      LOG.warn("a listener failed", failure);
    }
  }

  @Override
  public void text(String part) {
    try {
      listener.text(part);
    } catch (RuntimeException failure) {
      LOG.warn("a listener failed", failure);
    }
  }
}
