/** An application on the module path. */
module shop {
  requires dev.querytool.core;
  requires java.sql;

  opens shop.rows to
      dev.querytool.core;
}
