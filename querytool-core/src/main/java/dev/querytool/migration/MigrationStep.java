package dev.querytool.migration;

/** A migration's work, written in Java. */
@FunctionalInterface
public interface MigrationStep {

  /**
   * Changes the file, or checks it.
   *
   * @param context valid during this call only
   * @throws Exception to undo the whole migration; catching what failed instead leaves a half of it
   *     applied and recorded as done
   */
  void run(MigrationContext context) throws Exception;
}
