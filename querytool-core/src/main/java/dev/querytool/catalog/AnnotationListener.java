package dev.querytool.catalog;

import java.util.List;

/** Hears what one caller wrote of tables and fields, once it is stored. */
@FunctionalInterface
public interface AnnotationListener {

  /**
   * Hears of one transaction.
   *
   * @param connection the name of the connection
   * @param changes one line for each annotation that differs from before, such as {@code
   *     public.orders.id: chineseName = 编号}
   */
  void annotated(String connection, List<String> changes);
}
