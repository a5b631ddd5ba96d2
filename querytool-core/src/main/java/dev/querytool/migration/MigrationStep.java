package dev.querytool.migration;

/** A migration's work, written in Java. */
@FunctionalInterface
public interface MigrationStep {

  /**
   * Changes the file, or checks it.
   *
   * @param context valid only during this call
   * @throws Exception to roll back the whole migration; if an error is caught instead, half of the
   *     migration stays applied and is recorded as done
   */
  void run(MigrationContext context) throws Exception;
}
