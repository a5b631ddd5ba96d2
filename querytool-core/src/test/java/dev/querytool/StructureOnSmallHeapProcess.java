package dev.querytool;

import dev.querytool.catalog.MetadataReadException;
import dev.querytool.testkit.KilledProcess;
import dev.querytool.vault.Secret;

/** The child of the test of large structures: registers databases, and says what came of it. */
final class StructureOnSmallHeapProcess {

  private StructureOnSmallHeapProcess() {}

  /** Takes urls, each with a password that may be empty. */
  public static void main(String[] arguments) {
    try (QueryTool tool = QueryTool.inMemory()) {
      for (int at = 0; at < arguments.length; at += 2) {
        KilledProcess.mark(outcome(tool, "base" + at, arguments[at], arguments[at + 1]));
      }
    }
    KilledProcess.mark("end");
  }

  private static String outcome(QueryTool tool, String name, String url, String password) {
    try {
      if (password.isEmpty()) {
        tool.connections().register(name, url);
      } else {
        tool.connections().register(name, url, Secret.of(password));
      }
      tool.catalog().on(name).search("wide", 10);
      return tool.catalog().on(name).refresh().isEmpty()
          + " "
          + tool.catalog().on(name).tables().size()
          + " tables";
    } catch (MetadataReadException e) {
      return "MetadataReadException limit=" + e.details().get("limit") + " " + e.getMessage();
    } catch (Throwable thrown) {
      return thrown.toString();
    }
  }
}
