package dev.querytool.guard;

/**
 * A column of a common table expression that is being read while it is defined; stands for its
 * origins until they are known.
 */
final class RecursiveColumn implements Origin {

  private final CommonTable table;
  private final int position;

  RecursiveColumn(CommonTable table, int position) {
    this.table = table;
    this.position = position;
  }

  CommonTable table() {
    return table;
  }

  int position() {
    return position;
  }
}
